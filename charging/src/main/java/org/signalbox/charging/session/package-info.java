/**
 * Sessions and events as every door charges them: what is asked goes to the ledger as one command,
 * what it answers comes back as grants.
 *
 * <p>Begin with {@link org.signalbox.charging.session.SessionCharging}, {@link
 * org.signalbox.charging.session.SessionRequest} and {@link
 * org.signalbox.charging.session.SessionAnswer}. Nothing here knows a protocol.
 */
@NullMarked
package org.signalbox.charging.session;

import org.jspecify.annotations.NullMarked;
