package org.signalbox.ocs.message;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.signalbox.diameter.message.AvpCursor;

/** Reads PS-Information (TS 32.299 §7.2.158). Used once, by one thread. */
final class PsInformationDecoder {

  /** Codes of 3GPP's AVPs in PS-Information, and of one in QoS-Information. */
  private static final int CHARGING_ID = 2;

  private static final int PDP_TYPE = 3;
  private static final int NSAPI = 10;
  private static final int SELECTION_MODE = 12;
  private static final int CHARGING_CHARACTERISTICS = 13;
  private static final int SGSN_MCC_MNC = 18;
  private static final int RAT_TYPE = 21;
  private static final int USER_LOCATION_INFO = 22;
  private static final int MS_TIME_ZONE = 23;
  private static final int GGSN_ADDRESS = 847;
  private static final int QOS_INFORMATION = 1016;
  private static final int PDP_ADDRESS = 1227;
  private static final int SGSN_ADDRESS = 1228;

  /** The same status has a code of its own on Gx, which some gateways use here too. */
  private static final int PS_DATA_OFF_STATUS_GX = 2847;

  private static final int PS_DATA_OFF_STATUS = 4406;

  private static final int ADDRESSES_MAX = 4;
  private static final int CHARGING_ID_OCTETS_MAX = 16;

  private final SubscriberDecoder subscriber;
  private final List<String> addresses = new ArrayList<>(1);
  private Optional<String> chargingId = Optional.empty();
  private Optional<String> apn = Optional.empty();
  private Optional<String> pdpType = Optional.empty();
  private Optional<String> sgsnAddress = Optional.empty();
  private Optional<String> ggsnAddress = Optional.empty();
  private Optional<String> selectionMode = Optional.empty();
  private Optional<String> characteristics = Optional.empty();
  private Optional<String> nsapi = Optional.empty();
  private Optional<String> networkCode = Optional.empty();
  private Optional<String> ratType = Optional.empty();
  private Optional<UserLocation> location = Optional.empty();
  private Optional<String> timeZone = Optional.empty();
  private OptionalInt qci = OptionalInt.empty();
  private Optional<Boolean> dataOff = Optional.empty();

  private PsInformationDecoder(SubscriberDecoder subscriber) {
    this.subscriber = subscriber;
  }

  static PsInformation information(AvpCursor group, SubscriberDecoder subscriber) {
    PsInformationDecoder decoder = new PsInformationDecoder(subscriber);
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.vendorId() == ChargingAvp.VENDOR) {
        decoder.take(walk);
      } else if (walk.vendorId() == 0) {
        decoder.takeStandard(walk);
      }
    }
    return decoder.result();
  }

  private PsInformation result() {
    PsBearer bearer =
        new PsBearer(pdpType, sgsnAddress, ggsnAddress, selectionMode, characteristics, nsapi);
    AccessLocation access = new AccessLocation(networkCode, ratType, location, timeZone);
    return new PsInformation(chargingId, apn, bearer, addresses, access, qci, dataOff);
  }

  private void takeStandard(AvpCursor avp) {
    switch (avp.code()) {
      case AvpCode.CALLED_STATION_ID -> apn = AvpWords.text(avp);
      case AvpCode.USER_EQUIPMENT_INFO -> subscriber.takeEquipment(avp);
      default -> {
        // Nothing that is used.
      }
    }
  }

  private void take(AvpCursor avp) {
    switch (avp.code()) {
      case CHARGING_ID -> chargingId = number(avp);
      case PDP_TYPE -> pdpType = AccessText.pdpType(AvpNumber.integer32(avp));
      case NSAPI -> nsapi = AccessText.nsapi(avp.data());
      case SELECTION_MODE -> selectionMode = AvpWords.text(avp);
      case CHARGING_CHARACTERISTICS -> characteristics = AvpWords.text(avp);
      case SGSN_MCC_MNC -> networkCode = AvpWords.text(avp).filter(AccessText::isNetworkCode);
      case RAT_TYPE -> ratType = AccessText.ratType(avp.data());
      case USER_LOCATION_INFO -> location = UserLocation.of(avp.data());
      case MS_TIME_ZONE -> timeZone = AccessText.timeZone(avp.data());
      case SGSN_ADDRESS -> sgsnAddress = AvpWords.address(avp);
      case GGSN_ADDRESS -> ggsnAddress = AvpWords.address(avp);
      case PDP_ADDRESS -> takeAddress(avp);
      case QOS_INFORMATION -> qci = qci(avp);
      case PS_DATA_OFF_STATUS, PS_DATA_OFF_STATUS_GX -> takeDataOff(avp);
      default -> {
        // Nothing that is used.
      }
    }
  }

  private void takeAddress(AvpCursor avp) {
    if (addresses.size() < ADDRESSES_MAX) {
      AvpWords.address(avp).ifPresent(addresses::add);
    }
  }

  private void takeDataOff(AvpCursor avp) {
    OptionalInt status = AvpNumber.integer32(avp);
    boolean isKnown = status.isPresent() && (status.getAsInt() == 0 || status.getAsInt() == 1);
    dataOff = isKnown ? Optional.of(status.getAsInt() == 0) : dataOff;
  }

  /** The class in a QoS-Information. */
  static OptionalInt qci(AvpCursor group) {
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.is(ChargingAvp.QOS_CLASS_IDENTIFIER)) {
        return AvpNumber.integer32(walk);
      }
    }
    return OptionalInt.empty();
  }

  private static Optional<String> number(AvpCursor avp) {
    int length = avp.dataLength();
    if (length == Integer.BYTES) {
      return Optional.of(Integer.toUnsignedString(avp.integer32()));
    }
    return length == 0 || length > CHARGING_ID_OCTETS_MAX
        ? Optional.empty()
        : Optional.of(new BigInteger(1, avp.data()).toString());
  }
}
