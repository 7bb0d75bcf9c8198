/**
 * Logging in by OpenID Connect: the relay as a relying party (OpenID Connect Core 1.0, code flow
 * with PKCE). In comes a browser that wants to log in, and later the answer with which the provider
 * sent it back; out goes the name and the role of whoever the provider vouches for, or why nobody
 * is let in. Nothing is kept of a log-in under way but a cookie in its own browser, so any node may
 * end it, and each is ended once. A provider that is down or lies lets nobody in, and holds up
 * nothing else.
 */
@NullMarked
package io.callrelay.access.oidc;

import org.jspecify.annotations.NullMarked;
