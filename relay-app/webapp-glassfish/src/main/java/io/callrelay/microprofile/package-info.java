/**
 * What MicroProfile servers do around the relay, for servers that are none: health is asked for and
 * answered, and the API's description is shown. Nothing in here knows the relay, and the relay
 * knows nothing of it: both know the specifications.
 */
@NullMarked
package io.callrelay.microprofile;

import org.jspecify.annotations.NullMarked;
