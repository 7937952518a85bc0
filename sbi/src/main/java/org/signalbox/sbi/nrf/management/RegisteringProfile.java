package org.signalbox.sbi.nrf.management;

import java.time.Duration;
import java.util.List;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfProfileReading;
import org.signalbox.sbi.http.InvalidParam;
import org.signalbox.sbi.http.RefusedRequest;
import tools.jackson.databind.node.ObjectNode;

/**
 * A profile as a network function sends it, and what the register makes of it: it has an interval
 * between heart-beats, and no members that are only for the exchange.
 *
 * @param profile what is registered
 * @param takesShortAnswers whether the sender understands an answer of the changes alone (TS 29.510
 *     annex B)
 * @param isCompleted whether the register added something
 */
record RegisteringProfile(NfProfile profile, boolean takesShortAnswers, boolean isCompleted) {

  private static final String SUPPORTS_CHANGES = "nfProfileChangesSupportInd";
  private static final String HAS_CHANGES = "nfProfileChangesInd";
  private static final String HEART_BEAT = "heartBeatTimer";

  /**
   * Reads one.
   *
   * @param json changed by the call
   * @param heartBeat for a profile that tells none
   * @throws RefusedRequest with 400 and every fault
   */
  static RegisteringProfile read(ObjectNode json, Duration heartBeat) {
    boolean takesShortAnswers = json.path(SUPPORTS_CHANGES).asBoolean(false);
    json.remove(SUPPORTS_CHANGES);
    json.remove(HAS_CHANGES);
    boolean isCompleted = !json.has(HEART_BEAT);
    if (isCompleted) {
      json.put(HEART_BEAT, Math.toIntExact(heartBeat.toSeconds()));
    }
    return switch (NfProfile.read(json)) {
      case NfProfileReading.Accepted accepted ->
          new RegisteringProfile(accepted.profile(), takesShortAnswers, isCompleted);
      case NfProfileReading.Refused refused -> throw ShapeFaults.refused(refused.faults());
    };
  }

  /**
   * Checks that it is the profile of the resource.
   *
   * @throws RefusedRequest with 400 where the body names another network function than the path
   */
  RegisteringProfile of(NfInstanceId id) {
    if (!profile.id().equals(id)) {
      throw RefusedRequest.invalidMembers(
          List.of(
              new InvalidParam(
                  "/nfInstanceId",
                  "found " + profile.id() + ", expected that of the path, " + id)));
    }
    return this;
  }

  /** The mandatory members and what the register decides, marked as such (TS 29.510 annex B). */
  ObjectNode shortAnswer() {
    ObjectNode whole = profile.json();
    ObjectNode json = whole.objectNode();
    for (String member : List.of("nfInstanceId", "nfType", "nfStatus", HEART_BEAT)) {
      json.set(member, whole.get(member));
    }
    return json.put(HAS_CHANGES, true);
  }
}
