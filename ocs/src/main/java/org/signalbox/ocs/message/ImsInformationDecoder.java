package org.signalbox.ocs.message;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.signalbox.diameter.message.AvpCursor;

/** Reads IMS-Information (TS 32.299 §7.2.77). Used once, by one thread. */
final class ImsInformationDecoder {

  /** Codes of 3GPP's AVPs in IMS-Information. */
  private static final int EVENT_TYPE = 823;

  private static final int ROLE_OF_NODE = 829;
  private static final int USER_SESSION_ID = 830;
  private static final int CALLING_PARTY_ADDRESS = 831;
  private static final int CALLED_PARTY_ADDRESS = 832;
  private static final int TIME_STAMPS = 833;
  private static final int IMS_CHARGING_IDENTIFIER = 841;
  private static final int SDP_SESSION_DESCRIPTION = 842;
  private static final int SDP_MEDIA_COMPONENT = 843;
  private static final int TRUNK_GROUP_ID = 851;
  private static final int NODE_FUNCTIONALITY = 862;
  private static final int ACCESS_NETWORK_INFORMATION = 1263;
  private static final int IMS_EMERGENCY_INDICATOR = 2322;

  private final SdpMedia media = new SdpMedia();
  private Optional<CallRole> role = Optional.empty();
  private Optional<String> callId = Optional.empty();
  private Optional<String> calling = Optional.empty();
  private Optional<String> called = Optional.empty();
  private Optional<Instant> requestedAt = Optional.empty();
  private Optional<Instant> answeredAt = Optional.empty();
  private Optional<String> sipMethod = Optional.empty();
  private OptionalInt nodeFunctionality = OptionalInt.empty();
  private TrunkGroups trunks = TrunkGroups.NONE;
  private Optional<String> chargingIdentifier = Optional.empty();
  private Optional<String> accessNetwork = Optional.empty();
  private boolean isEmergency;

  private ImsInformationDecoder() {}

  static ImsInformation information(AvpCursor group) {
    ImsInformationDecoder decoder = new ImsInformationDecoder();
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.vendorId() == ChargingAvp.VENDOR) {
        decoder.take(walk);
      }
    }
    return decoder.result();
  }

  private ImsInformation result() {
    return new ImsInformation(
        role,
        callId,
        calling,
        called,
        requestedAt,
        answeredAt,
        sipMethod,
        nodeFunctionality,
        media.names(),
        trunks,
        chargingIdentifier,
        accessNetwork,
        isEmergency);
  }

  private void take(AvpCursor avp) {
    switch (avp.code()) {
      case EVENT_TYPE -> takeEventType(avp);
      case ROLE_OF_NODE -> {
        OptionalInt code = AvpNumber.integer32(avp);
        role = code.isPresent() ? CallRole.fromCode(code.getAsInt()) : role;
      }
      case USER_SESSION_ID -> callId = AvpWords.text(avp);
      case CALLING_PARTY_ADDRESS -> calling = calling.or(() -> AvpWords.text(avp));
      case CALLED_PARTY_ADDRESS -> called = AvpWords.text(avp);
      case TIME_STAMPS -> takeTimeStamps(avp);
      case IMS_CHARGING_IDENTIFIER -> chargingIdentifier = AvpWords.text(avp);
      case SDP_SESSION_DESCRIPTION -> media.takeLine(avp);
      case SDP_MEDIA_COMPONENT -> takeMediaComponent(avp);
      case TRUNK_GROUP_ID -> takeTrunks(avp);
      case NODE_FUNCTIONALITY -> nodeFunctionality = AvpNumber.integer32(avp);
      case ACCESS_NETWORK_INFORMATION -> accessNetwork = AvpWords.text(avp);
      case IMS_EMERGENCY_INDICATOR -> isEmergency = AvpNumber.integer32(avp).orElse(0) == 1;
      default -> {
        // Nothing that is used.
      }
    }
  }

  private void takeEventType(AvpCursor group) {
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.is(ChargingAvp.SIP_METHOD)) {
        sipMethod = AvpWords.text(walk);
      }
    }
  }

  private void takeTimeStamps(AvpCursor group) {
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.is(ChargingAvp.SIP_REQUEST_TIMESTAMP)) {
        requestedAt = walk.avp().time();
      } else if (walk.is(ChargingAvp.SIP_RESPONSE_TIMESTAMP)) {
        answeredAt = walk.avp().time();
      }
    }
  }

  private void takeMediaComponent(AvpCursor group) {
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.is(ChargingAvp.SDP_MEDIA_NAME)) {
        media.takeName(walk);
      }
    }
  }

  private void takeTrunks(AvpCursor group) {
    AvpCursor walk = group.group();
    Optional<String> incoming = Optional.empty();
    Optional<String> outgoing = Optional.empty();
    while (walk.next()) {
      if (walk.is(ChargingAvp.INCOMING_TRUNK_GROUP_ID)) {
        incoming = AvpWords.text(walk);
      } else if (walk.is(ChargingAvp.OUTGOING_TRUNK_GROUP_ID)) {
        outgoing = AvpWords.text(walk);
      }
    }
    trunks = new TrunkGroups(incoming, outgoing);
  }
}
