package org.signalbox.bench.ocs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.signalbox.testsupport.credit.Open5gsSession;

/**
 * The three requests of a data session as the SMF of Open5GS sends them, 780, 844 and 832 octets,
 * to be copied with other sessions, subscribers and times. Any thread may copy them.
 */
final class SessionTemplates {

  /** More than any of the requests takes. */
  static final int OCTETS_MAX = 1_024;

  /** Requests of a session: the first, one update, the last. */
  static final int REQUESTS = 3;

  /** Reporting-Reason: the quota was used up. */
  private static final int QUOTA_EXHAUSTED = 3;

  private static final int HOP_BY_HOP = 12;
  private static final String IMSI = "001010000000000";
  private static final String MSISDN = "61400000000";
  private static final String SESSION = "smf.localdomain;0000000000;00;app_gy";
  private static final int SESSION_DIGITS = 10;
  private static final int CONNECTION_DIGITS = 2;
  private static final int SUBSCRIBER_DIGITS = 6;
  private static final int TIME_HEADER = 8;
  private static final int EVENT_TIMESTAMP = 55;
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

  private final List<Template> templates;

  /** A request and where it differs from others. */
  private record Template(ByteBuffer octets, int sessionEnd, int imsiEnd, int msisdnEnd, int time) {

    static Template of(byte[] octets) {
      String text = new String(octets, StandardCharsets.ISO_8859_1);
      return new Template(
          ByteBuffer.wrap(octets).asReadOnlyBuffer(),
          end(text, SESSION.substring(0, SESSION.indexOf(';') + 1 + SESSION_DIGITS)),
          end(text, IMSI),
          end(text, MSISDN),
          timestamp(octets));
    }

    private static int end(String text, String part) {
      int at = text.indexOf(part);
      if (at < 0) {
        throw new IllegalStateException("no \"" + part + "\" in the request");
      }
      return at + part.length();
    }

    private static int timestamp(byte[] octets) {
      ByteBuffer buffer = ByteBuffer.wrap(octets);
      for (int at = 20; at < octets.length; ) {
        if (buffer.getInt(at) == EVENT_TIMESTAMP) {
          return at + TIME_HEADER;
        }
        at += ((buffer.getInt(at + 4) & 0xFF_FFFF) + 3) & ~3;
      }
      throw new IllegalStateException("no Event-Timestamp in the request");
    }
  }

  SessionTemplates() {
    Open5gsSession session =
        new Open5gsSession(Open5gsSession.SAMPLE_NODE, SESSION, IMSI, MSISDN, "internet");
    Open5gsSession.Use whole = new Open5gsSession.Use(10, 400_000, 600_000);
    Open5gsSession.Use half = new Open5gsSession.Use(5, 100_000, 400_000);
    Instant at = Instant.EPOCH;
    templates =
        List.of(
            Template.of(session.initial(at)),
            Template.of(session.update(1, at, whole, QUOTA_EXHAUSTED)),
            Template.of(session.termination(2, at, half)));
  }

  /** The account that a subscriber's requests name, by its MSISDN. */
  static String account(int subscriber) {
    return MSISDN.substring(0, MSISDN.length() - SUBSCRIBER_DIGITS) + "%06d".formatted(subscriber);
  }

  /**
   * Which session a request is of.
   *
   * @param number unique on its connection
   * @param connection 0 to 99
   * @param subscriber 0 to 999,999
   */
  record Whose(long number, int connection, int subscriber) {}

  /**
   * Appends a request.
   *
   * @param request 0 to 2
   * @param identifiers hop-by-hop in the upper half and end-to-end in the lower
   */
  void append(ByteBuffer out, int request, long identifiers, Whose whose) {
    Template template = templates.get(request);
    int at = out.position();
    int length = template.octets().capacity();
    out.put(at, template.octets(), 0, length).position(at + length);
    out.putLong(at + HOP_BY_HOP, identifiers);
    digits(out, at + template.sessionEnd(), SESSION_DIGITS, whose.number());
    digits(
        out,
        at + template.sessionEnd() + 1 + CONNECTION_DIGITS,
        CONNECTION_DIGITS,
        whose.connection());
    digits(out, at + template.imsiEnd(), SUBSCRIBER_DIGITS, whose.subscriber());
    digits(out, at + template.msisdnEnd(), SUBSCRIBER_DIGITS, whose.subscriber());
    out.putInt(
        at + template.time(), (int) (System.currentTimeMillis() / 1_000 + SECONDS_1900_TO_1970));
  }

  private static void digits(ByteBuffer out, int end, int count, long value) {
    long rest = value;
    for (int i = 1; i <= count; i++) {
      out.put(end - i, (byte) ('0' + rest % 10));
      rest /= 10;
    }
  }
}
