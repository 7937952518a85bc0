package org.signalbox.ocs.message;

import java.util.List;
import java.util.Optional;

/**
 * What a service is about (Service-Information, TS 32.299 §7.2.192), as far as it could be read.
 *
 * @param packet PS-Information: a data session
 * @param ims IMS-Information: a call
 * @param sms SMS-Information: a short message
 * @param mms MMS-Information: a multimedia message
 */
public record ServiceInformation(
    Optional<PsInformation> packet,
    Optional<ImsInformation> ims,
    Optional<SmsInformation> sms,
    Optional<MmsInformation> mms) {

  /** Nothing told. */
  public static final ServiceInformation NONE =
      new ServiceInformation(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** To how many a message goes, also those whose addresses were not read; 0 for no message. */
  public int recipientCount() {
    int texted = sms.map(SmsInformation::recipientCount).orElse(0);
    return texted > 0 ? texted : mms.map(MmsInformation::recipientCount).orElse(0);
  }

  /** To whom a message goes, whatever kind of message it is. */
  public List<MessageAddress> recipients() {
    List<MessageAddress> texted = sms.map(SmsInformation::recipients).orElse(List.of());
    return texted.isEmpty() ? mms.map(MmsInformation::recipients).orElse(List.of()) : texted;
  }
}
