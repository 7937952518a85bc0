package org.signalbox.ocs.message;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A short message (SMS-Information, TS 32.299 §7.2.204).
 *
 * @param originator who sends it
 * @param recipients to whom, one address of each, in the order of the request; those beyond {@value
 *     #RECIPIENTS_MAX} are only counted
 * @param recipientCount to how many
 * @param smscAddress the service centre
 * @param messageType SM-Message-Type: 0 submission, 1 report, 2 service request, 3 delivery
 * @param dataCodingScheme Data-Coding-Scheme
 */
public record SmsInformation(
    Optional<String> originator,
    List<MessageAddress> recipients,
    int recipientCount,
    Optional<String> smscAddress,
    OptionalInt messageType,
    OptionalInt dataCodingScheme) {

  /** Most recipients whose addresses are read. */
  public static final int RECIPIENTS_MAX = 100;

  public SmsInformation {
    recipients = List.copyOf(recipients);
  }
}
