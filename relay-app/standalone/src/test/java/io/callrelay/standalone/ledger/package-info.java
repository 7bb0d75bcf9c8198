/** The embedded ledger with its real server. */
@NullMarked
package io.callrelay.standalone.ledger;

import org.jspecify.annotations.NullMarked;
