package org.signalbox.testsupport.credit;

import static org.signalbox.testsupport.credit.OctetWriter.NONE;
import static org.signalbox.testsupport.credit.OctetWriter.VENDOR_3GPP;
import static org.signalbox.testsupport.credit.OctetWriter.four;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * The Gy requests of one data session by the SMF of Open5GS (src/smf/gy-path.c, and captured from
 * the running daemon: 780, 844 and 832 octets with the names of its sample configuration).
 * Multiple-Services-Indicator is 0 and yet one MSCC follows, without Rating-Group and
 * Service-Identifier; Requested-Action stands in requests of sessions; used units have time, input
 * and output but no total. Immutable.
 *
 * @param node who sends and who is meant
 * @param session the Session-Id
 * @param imsi fifteen digits
 * @param msisdn digits
 * @param apn the access point's name
 */
public record Open5gsSession(
    ClientNode node, String session, String imsi, String msisdn, String apn) {

  /** Service-Context-Id of packet-switched charging. */
  public static final String CONTEXT = "32251@3gpp.org";

  /** What every request asks for, in octets: fixed in the client's source. */
  public static final long REQUESTED = 1_000_000;

  /** The node of the sample configuration. */
  public static final ClientNode SAMPLE_NODE =
      new ClientNode("smf.localdomain", "localdomain", "ocs.localdomain", "localdomain");

  private static final int INITIAL = 1;
  private static final int UPDATE = 2;
  private static final int TERMINATION = 3;
  private static final int FINAL = 2;
  private static final byte[] CHARGING_ID = {0, 0, 0, 1};
  private static final byte[] LOCATION = {
    (byte) 0x82, 0, (byte) 0xF1, 0x10, 0, 1, 0, (byte) 0xF1, 0x10, 0, 0, 1, 1
  };

  /**
   * What was used since the last report.
   *
   * @param seconds of the session
   * @param input octets from the phone
   * @param output octets to the phone
   */
  public record Use(long seconds, long input, long output) {}

  /** What differs from request to request. */
  private record Step(int type, int number, Instant at, Use used, OptionalInt reason) {
    boolean isInitial() {
      return type == INITIAL;
    }
  }

  /** The request that opens the session. */
  public byte[] initial(Instant at) {
    return request(new Step(INITIAL, 0, at, new Use(0, 0, 0), OptionalInt.empty()));
  }

  /** A report in mid session, for a reason such as 3, quota exhausted (TS 32.299 §7.2.175). */
  public byte[] update(int number, Instant at, Use used, int reason) {
    return request(new Step(UPDATE, number, at, used, OptionalInt.of(reason)));
  }

  /** The report at the end. */
  public byte[] termination(int number, Instant at, Use used) {
    return request(new Step(TERMINATION, number, at, used, OptionalInt.of(FINAL)));
  }

  private byte[] request(Step step) {
    OctetWriter ccr = new OctetWriter();
    ccr.text(263, session);
    ccr.text(264, node.host());
    ccr.text(296, node.realm());
    ccr.text(283, node.serverRealm());
    ccr.number(258, 4);
    ccr.text(461, CONTEXT);
    ccr.number(416, step.type());
    ccr.number(415, step.number());
    if (!step.isInitial()) {
      ccr.text(293, node.serverHost());
    }
    ccr.octets(55, NtpTime.of(step.at()));
    subscription(ccr, 1, imsi);
    subscription(ccr, 0, msisdn);
    if (step.type() == TERMINATION) {
      ccr.number(295, 1);
    }
    ccr.number(436, 0);
    ccr.number3gpp(2055, 1);
    if (step.isInitial()) {
      ccr.number(455, 0);
    }
    ccr.group(456, services -> services(services, step));
    ccr.group3gpp(873, service -> service.group3gpp(874, ps -> packetSwitched(ps, step)));
    return ccr.request();
  }

  private static void subscription(OctetWriter ccr, int type, String data) {
    ccr.group(
        443,
        id -> {
          id.number(450, type);
          id.text(444, data);
        });
  }

  private static void services(OctetWriter services, Step step) {
    if (step.type() != TERMINATION) {
      services.group(437, units -> units.number64(421, REQUESTED));
    }
    if (!step.isInitial()) {
      services.group(446, units -> used(units, step));
    }
    if (step.type() == TERMINATION) {
      services.number3gpp(872, step.reason().orElse(FINAL));
    }
    services.group3gpp(1016, Open5gsSession::quality);
  }

  private static void used(OctetWriter units, Step step) {
    if (step.type() == UPDATE) {
      units.number3gpp(872, step.reason().orElse(0));
    }
    units.number(420, step.used().seconds());
    units.number64(412, step.used().input());
    units.number64(414, step.used().output());
  }

  private static void quality(OctetWriter quality) {
    plain(quality, 1028, four(9));
    plain(
        quality,
        1034,
        OctetWriter.inside(priority -> {
          plain(priority, 1046, four(8));
          plain(priority, 1047, four(1));
          plain(priority, 1048, four(1));
        }));
    plain(quality, 1041, four(1_000_000_000));
    plain(quality, 1040, four(1_000_000_000));
  }

  /** Of 3GPP, without M. */
  private static void plain(OctetWriter writer, int code, byte[] data) {
    writer.avp(code, VENDOR_3GPP, NONE, data);
  }

  private void packetSwitched(OctetWriter ps, Step step) {
    ps.octets3gpp(2, CHARGING_ID);
    if (step.isInitial()) {
      ps.number3gpp(3, 0);
    }
    ps.octets3gpp(1227, address(10, 45, 0, 2));
    ps.octets3gpp(1228, address(127, 0, 0, 3));
    ps.octets3gpp(847, address(127, 0, 0, 4));
    ps.text(30, apn);
    ps.text3gpp(12, "0");
    ps.text3gpp(13, "0800");
    ps.text3gpp(18, "00101");
    ps.octets3gpp(10, (byte) 5);
    ps.octets3gpp(23, (byte) 0x40, (byte) 0);
    ps.octets3gpp(22, LOCATION);
    ps.octets3gpp(21, (byte) 6);
    ps.group(
        458,
        equipment -> {
          equipment.number(459, 0);
          equipment.text(460, "3534900698733191");
        });
  }

  /** Address: the family of IPv4, and the address. */
  private static byte[] address(int... octets) {
    byte[] data = new byte[2 + octets.length];
    data[1] = 1;
    for (int i = 0; i < octets.length; i++) {
      data[2 + i] = (byte) octets[i];
    }
    return data;
  }
}
