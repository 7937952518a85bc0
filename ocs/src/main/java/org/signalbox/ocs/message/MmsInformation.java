package org.signalbox.ocs.message;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A multimedia message (MMS-Information, TS 32.299 §7.2.128).
 *
 * @param originator who sends it
 * @param recipients to whom; those beyond {@value SmsInformation#RECIPIENTS_MAX} are only counted
 * @param recipientCount to how many
 * @param octets Message-Size
 */
public record MmsInformation(
    Optional<MessageAddress> originator,
    List<MessageAddress> recipients,
    int recipientCount,
    OptionalLong octets) {

  public MmsInformation {
    recipients = List.copyOf(recipients);
  }
}
