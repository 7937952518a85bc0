package org.signalbox.ocs.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call (IMS-Information, TS 32.299 §7.2.77).
 *
 * @param role Role-Of-Node
 * @param callId User-Session-Id
 * @param calling Calling-Party-Address, the first; as written: tel: or sip: URI
 * @param called Called-Party-Address
 * @param requestedAt SIP-Request-Timestamp; some clients send garbage
 * @param answeredAt SIP-Response-Timestamp
 * @param sipMethod SIP-Method
 * @param nodeFunctionality Node-Functionality
 * @param media names of the SDP's media that are in use, such as audio and video
 * @param trunks trunk groups
 * @param chargingIdentifier IMS-Charging-Identifier
 * @param accessNetwork Access-Network-Information
 * @param isEmergency whether IMS-Emergency-Indicator says that somebody calls for help
 */
public record ImsInformation(
    Optional<CallRole> role,
    Optional<String> callId,
    Optional<String> calling,
    Optional<String> called,
    Optional<Instant> requestedAt,
    Optional<Instant> answeredAt,
    Optional<String> sipMethod,
    OptionalInt nodeFunctionality,
    List<String> media,
    TrunkGroups trunks,
    Optional<String> chargingIdentifier,
    Optional<String> accessNetwork,
    boolean isEmergency) {

  public ImsInformation {
    media = List.copyOf(media);
  }

  /** True when a video stream is in use. */
  public boolean hasVideo() {
    return media.contains("video");
  }
}
