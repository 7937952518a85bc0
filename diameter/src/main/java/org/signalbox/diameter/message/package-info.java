/**
 * Diameter messages as immutable values: the RFC 6733 codec without any transport.
 *
 * <p>Starting points: {@link org.signalbox.diameter.message.DiameterMessage} (one message over one
 * byte array), {@link org.signalbox.diameter.message.Avp} (a view of one AVP), {@link
 * org.signalbox.diameter.message.MessageBuilder} (a new message), {@link
 * org.signalbox.diameter.message.MessageEditor} (a changed copy, untouched AVPs byte for byte).
 *
 * <p>Rule of the package: hostile bytes give values ({@link
 * org.signalbox.diameter.message.MessageFault}, empty optionals), never exceptions; a message that
 * was decoded encodes to the same bytes.
 */
@NullMarked
package org.signalbox.diameter.message;

import org.jspecify.annotations.NullMarked;
