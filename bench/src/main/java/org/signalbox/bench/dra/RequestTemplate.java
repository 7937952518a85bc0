package org.signalbox.bench.dra;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A request to be copied with other identifiers and subscribers. Any thread may copy it. */
final class RequestTemplate {

  private static final int HOP_BY_HOP = 12;
  private static final int END_TO_END = 16;
  private static final int DIGITS = 6;

  private final byte[] octets;
  private final int imsiEnd;

  private RequestTemplate(byte[] octets, int imsiEnd) {
    this.octets = octets;
    this.imsiEnd = imsiEnd;
  }

  /** Finds the IMSI of {@link BenchSubscribers subscriber} 0 in a request. */
  static RequestTemplate of(byte[] octets) {
    String imsi = BenchSubscribers.imsi(0);
    int at = new String(octets, StandardCharsets.ISO_8859_1).indexOf(imsi);
    return new RequestTemplate(octets, at + imsi.length());
  }

  int length() {
    return octets.length;
  }

  /** Appends a copy whose identifiers are both the number of the request. */
  void append(ByteBuffer out, int number) {
    int at = out.position();
    out.put(octets);
    out.putInt(at + HOP_BY_HOP, number);
    out.putInt(at + END_TO_END, number);
    int rest = BenchSubscribers.ofRequest(number);
    for (int digit = 1; digit <= DIGITS; digit++) {
      out.put(at + imsiEnd - digit, (byte) ('0' + rest % 10));
      rest /= 10;
    }
  }
}
