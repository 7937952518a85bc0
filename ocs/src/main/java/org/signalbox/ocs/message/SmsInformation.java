package org.signalbox.ocs.message;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A short message (SMS-Information, TS 32.299 §7.2.204).
 *
 * @param originator who sends it
 * @param recipients to whom, in the order of the request; at most {@value #RECIPIENTS_MAX}
 * @param smscAddress the service centre
 * @param messageType SM-Message-Type: 0 submission, 1 report, 2 service request, 3 delivery
 * @param dataCodingScheme Data-Coding-Scheme
 */
public record SmsInformation(
    Optional<String> originator,
    List<MessageAddress> recipients,
    Optional<String> smscAddress,
    OptionalInt messageType,
    OptionalInt dataCodingScheme) {

  /** Most recipients that are read. */
  public static final int RECIPIENTS_MAX = 100;

  public SmsInformation {
    recipients = List.copyOf(recipients);
  }
}
