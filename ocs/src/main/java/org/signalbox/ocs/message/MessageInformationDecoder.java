package org.signalbox.ocs.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.AvpKey;

/** Reads SMS-Information and MMS-Information (TS 32.299 §7.2.204, §7.2.128). All methods pure. */
final class MessageInformationDecoder {

  private static final AvpKey ORIGINATOR_RECEIVED_ADDRESS = AvpKey.of(2027, ChargingAvp.VENDOR);
  private static final AvpKey RECIPIENT_RECEIVED_ADDRESS = AvpKey.of(2028, ChargingAvp.VENDOR);

  private MessageInformationDecoder() {}

  static SmsInformation sms(AvpCursor group) {
    Optional<String> originator = Optional.empty();
    Optional<String> sccp = Optional.empty();
    Optional<String> smsc = Optional.empty();
    OptionalInt type = OptionalInt.empty();
    OptionalInt coding = OptionalInt.empty();
    List<MessageAddress> recipients = new ArrayList<>(1);
    int count = 0;
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.is(ChargingAvp.RECIPIENT_INFO)) {
        count++;
        if (recipients.size() < SmsInformation.RECIPIENTS_MAX) {
          recipient(walk).ifPresent(recipients::add);
        }
      } else if (walk.is(ORIGINATOR_RECEIVED_ADDRESS)) {
        originator = address(walk).map(MessageAddress::data);
      } else if (walk.is(ChargingAvp.ORIGINATOR_SCCP_ADDRESS)) {
        sccp = AvpWords.address(walk);
      } else if (walk.is(ChargingAvp.SMSC_ADDRESS)) {
        smsc = AvpWords.address(walk);
      } else if (walk.is(ChargingAvp.SM_MESSAGE_TYPE)) {
        type = AvpNumber.integer32(walk);
      } else if (walk.is(ChargingAvp.DATA_CODING_SCHEME)) {
        coding = AvpNumber.integer32(walk);
      }
    }
    return new SmsInformation(
        originator.isPresent() ? originator : sccp, recipients, count, smsc, type, coding);
  }

  static MmsInformation mms(AvpCursor group) {
    Optional<MessageAddress> originator = Optional.empty();
    OptionalLong octets = OptionalLong.empty();
    List<MessageAddress> recipients = new ArrayList<>(1);
    int count = 0;
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.is(ChargingAvp.RECIPIENT_ADDRESS)) {
        count++;
        if (recipients.size() < SmsInformation.RECIPIENTS_MAX) {
          address(walk).ifPresent(recipients::add);
        }
      } else if (walk.is(ChargingAvp.ORIGINATOR_ADDRESS)) {
        originator = address(walk);
      } else if (walk.is(ChargingAvp.MESSAGE_SIZE) && walk.dataLength() == 4) {
        octets = OptionalLong.of(Integer.toUnsignedLong(walk.integer32()));
      }
    }
    return new MmsInformation(originator, recipients, count, octets);
  }

  /**
   * A Recipient-Info is one recipient, whatever number of addresses it has: the one as it is used
   * counts, else the one as it came; of several the first that is no IMSI.
   */
  private static Optional<MessageAddress> recipient(AvpCursor group) {
    Optional<MessageAddress> used = Optional.empty();
    Optional<MessageAddress> received = Optional.empty();
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.is(ChargingAvp.RECIPIENT_ADDRESS)) {
        used = better(used, address(walk));
      } else if (walk.is(RECIPIENT_RECEIVED_ADDRESS)) {
        received = better(received, address(walk));
      }
    }
    return used.isPresent() ? used : received;
  }

  private static Optional<MessageAddress> better(
      Optional<MessageAddress> known, Optional<MessageAddress> next) {
    boolean isBetter = known.isEmpty() || (known.get().isImsi() && next.isPresent());
    return isBetter ? next : known;
  }

  private static Optional<MessageAddress> address(AvpCursor group) {
    OptionalInt type = OptionalInt.empty();
    Optional<String> data = Optional.empty();
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.is(ChargingAvp.ADDRESS_TYPE)) {
        type = AvpNumber.integer32(walk);
      } else if (walk.is(ChargingAvp.ADDRESS_DATA)) {
        data = AvpWords.text(walk);
      }
    }
    OptionalInt told = type;
    return data.map(text -> new MessageAddress(told, text));
  }
}
