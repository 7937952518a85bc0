package org.signalbox.ocs.mapping;

import java.util.List;
import org.signalbox.ocs.message.CreditControlRequest;
import org.signalbox.ocs.message.MessageAddress;
import org.signalbox.ocs.message.MmsInformation;
import org.signalbox.ocs.message.SmsInformation;

/** To whom a message goes, whatever kind of message it is. All methods are pure. */
final class Recipients {

  private Recipients() {}

  static List<MessageAddress> of(CreditControlRequest request) {
    List<MessageAddress> sms =
        request.information().sms().map(SmsInformation::recipients).orElse(List.of());
    return sms.isEmpty()
        ? request.information().mms().map(MmsInformation::recipients).orElse(List.of())
        : sms;
  }
}
