package org.signalbox.sbi.nrf.discovery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.signalbox.registers.nf.ProfileJson;

/**
 * The body of an answer ({@code SearchResult}, {@code StoredSearchResult} of TS 29.510 §6.2.6.2),
 * put together from profiles that are JSON already.
 *
 * @param profiles in order
 * @param head members before them, each with a comma behind it
 */
@SuppressWarnings("ArrayRecordComponent") // Octets, never compared.
record SearchResult(List<ProfileJson> profiles, byte[] head) {

  /** No members before the profiles. */
  static final byte[] NO_HEAD = {};

  /**
   * What a first answer tells beside the profiles.
   *
   * @param validitySeconds how long the answer may be used, at least 1
   * @param complete number of all that were found, where the answer holds fewer
   * @param searchId under which all can be had
   * @param supportedFeatures of this NRF, hexadecimal
   */
  record Head(
      int validitySeconds,
      Optional<Integer> complete,
      Optional<String> searchId,
      String supportedFeatures) {

    /** Most answers are whole and have the same: to be made once. */
    byte[] octets() {
      StringBuilder json = new StringBuilder(160);
      json.append("\"validityPeriod\":").append(validitySeconds);
      complete.ifPresent(count -> json.append(",\"numNfInstComplete\":").append(count));
      searchId.ifPresent(id -> json.append(",\"searchId\":\"").append(id).append('"'));
      json.append(",\"nrfSupportedFeatures\":\"").append(supportedFeatures).append("\",");
      return json.toString().getBytes(StandardCharsets.US_ASCII);
    }
  }

  private static final byte[] OPEN = "\"nfInstances\":[".getBytes(StandardCharsets.US_ASCII);

  SearchResult {
    profiles = List.copyOf(profiles);
  }

  /** The JSON. */
  byte[] octets() {
    int size = 1 + head.length + OPEN.length + Math.max(0, profiles.size() - 1) + 2;
    for (ProfileJson profile : profiles) {
      size += profile.octets();
    }
    byte[] json = new byte[size];
    json[0] = '{';
    int at = append(json, 1, head);
    at = append(json, at, OPEN);
    for (int i = 0; i < profiles.size(); i++) {
      if (i > 0) {
        json[at++] = ',';
      }
      at = profiles.get(i).copyTo(json, at);
    }
    json[at++] = ']';
    json[at] = '}';
    return json;
  }

  private static int append(byte[] json, int at, byte[] part) {
    System.arraycopy(part, 0, json, at, part.length);
    return at + part.length;
  }
}
