/**
 * Mails of {@code *mail_async}, by SMTP (RFC 5321) to one server.
 *
 * <p>Starting points: {@link org.signalbox.charging.outbox.mail.MailDelivery} (the outbox's door),
 * {@link org.signalbox.charging.outbox.mail.SmtpDialogue} (one mail to the server).
 *
 * <p>Rule of the package: whatever a server says is bounded, in octets and in time.
 */
@NullMarked
package org.signalbox.charging.outbox.mail;

import org.jspecify.annotations.NullMarked;
