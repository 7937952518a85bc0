/**
 * Subscriptions to the status of network functions (TS 29.510 §5.2.2.5).
 *
 * <p>Starting points: {@link org.signalbox.registers.nf.subscription.NfSubscription}, {@link
 * org.signalbox.registers.nf.subscription.NfCondition}, {@link
 * org.signalbox.registers.nf.subscription.NfSubscriptions}.
 */
@NullMarked
package org.signalbox.registers.nf.subscription;

import org.jspecify.annotations.NullMarked;
