/**
 * The certificates that the ports show. In: the address they listen on, or a certificate of one's
 * own. Out: for each kind, a good one or one of three bad ones, a chain and a key; and the
 * authority that clients may be told to trust. Guaranteed: nothing is made, and no cryptography
 * loaded, while TLS is off; the keys live as long as the program.
 */
@NullMarked
package io.callrelay.simulator.tls;

import org.jspecify.annotations.NullMarked;
