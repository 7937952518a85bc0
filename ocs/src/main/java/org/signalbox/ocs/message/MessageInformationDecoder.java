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
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.is(ChargingAvp.RECIPIENT_INFO)) {
        addRecipients(walk, recipients);
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
        originator.isPresent() ? originator : sccp, recipients, smsc, type, coding);
  }

  static MmsInformation mms(AvpCursor group) {
    Optional<MessageAddress> originator = Optional.empty();
    OptionalLong octets = OptionalLong.empty();
    List<MessageAddress> recipients = new ArrayList<>(1);
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.is(ChargingAvp.RECIPIENT_ADDRESS)) {
        addAddress(walk, recipients);
      } else if (walk.is(ChargingAvp.ORIGINATOR_ADDRESS)) {
        originator = address(walk);
      } else if (walk.is(ChargingAvp.MESSAGE_SIZE) && walk.dataLength() == 4) {
        octets = OptionalLong.of(Integer.toUnsignedLong(walk.integer32()));
      }
    }
    return new MmsInformation(originator, recipients, octets);
  }

  /** A Recipient-Info: the address as it is used, else the one as it came. */
  private static void addRecipients(AvpCursor group, List<MessageAddress> to) {
    List<MessageAddress> received = new ArrayList<>(0);
    int before = to.size();
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.is(ChargingAvp.RECIPIENT_ADDRESS)) {
        addAddress(walk, to);
      } else if (walk.is(RECIPIENT_RECEIVED_ADDRESS)) {
        addAddress(walk, received);
      }
    }
    if (to.size() == before && before + received.size() <= SmsInformation.RECIPIENTS_MAX) {
      to.addAll(received);
    }
  }

  private static void addAddress(AvpCursor group, List<MessageAddress> to) {
    if (to.size() < SmsInformation.RECIPIENTS_MAX) {
      address(group).ifPresent(to::add);
    }
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
