package org.signalbox.ocs.message;

import java.util.Optional;
import org.signalbox.diameter.message.AvpCursor;

/**
 * Reads Service-Information. It describes and counts nothing, so what cannot be read is left out
 * and never a fault. All methods are pure but for what the subscriber's decoder gathers.
 */
final class ServiceInformationDecoder {

  private ServiceInformationDecoder() {}

  static ServiceInformation information(AvpCursor group, SubscriberDecoder subscriber) {
    Optional<PsInformation> packet = Optional.empty();
    Optional<ImsInformation> ims = Optional.empty();
    Optional<SmsInformation> sms = Optional.empty();
    Optional<MmsInformation> mms = Optional.empty();
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.is(CreditControlAvp.SUBSCRIPTION_ID)) {
        subscriber.takeInnerId(walk);
      } else if (walk.is(ChargingAvp.PS_INFORMATION)) {
        packet = Optional.of(PsInformationDecoder.information(walk, subscriber));
      } else if (walk.is(ChargingAvp.IMS_INFORMATION)) {
        ims = Optional.of(ImsInformationDecoder.information(walk));
      } else if (walk.is(ChargingAvp.SMS_INFORMATION)) {
        sms = Optional.of(MessageInformationDecoder.sms(walk));
      } else if (walk.is(ChargingAvp.MMS_INFORMATION)) {
        mms = Optional.of(MessageInformationDecoder.mms(walk));
      }
    }
    return new ServiceInformation(packet, ims, sms, mms);
  }
}
