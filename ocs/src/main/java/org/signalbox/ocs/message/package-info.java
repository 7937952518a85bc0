/**
 * Credit control on the wire (RFC 8506, TS 32.299): requests read into values, answers written from
 * values.
 *
 * <p>Starting points: {@link org.signalbox.ocs.message.CreditControlRequestDecoder} (a CCR into a
 * {@link org.signalbox.ocs.message.CreditControlRequest}), {@link
 * org.signalbox.ocs.message.MultipleServices} (what one service asks for and reports).
 *
 * <p>Rule of the package: whatever instance there is, is legal; nothing here knows about money.
 */
@NullMarked
package org.signalbox.ocs.message;

import org.jspecify.annotations.NullMarked;
