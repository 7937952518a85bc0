package org.signalbox.ocs.message;

import static org.signalbox.ocs.message.AvpBytes.M;
import static org.signalbox.ocs.message.AvpBytes.V;
import static org.signalbox.ocs.message.AvpBytes.VM;
import static org.signalbox.ocs.message.AvpBytes.avp;
import static org.signalbox.ocs.message.AvpBytes.ccr;
import static org.signalbox.ocs.message.AvpBytes.group;
import static org.signalbox.ocs.message.AvpBytes.ipv4;
import static org.signalbox.ocs.message.AvpBytes.join;
import static org.signalbox.ocs.message.AvpBytes.text;
import static org.signalbox.ocs.message.AvpBytes.u32;
import static org.signalbox.ocs.message.AvpBytes.u64;

/**
 * What the SMF of Open5GS sends on Gy, AVP for AVP and flag for flag as its running daemon was
 * captured: no rating group, Multiple-Services-Indicator 0, Requested-Action in a session, usage
 * without a total.
 */
public final class OpenGsBytes {

  public static final String SESSION = "smf.localdomain;1700000000;1;app_gy";
  public static final String CONTEXT = "32251@3gpp.org";
  public static final long ASKED_OCTETS = 1_000_000;

  private static final long EVENT_TIME = 3_908_988_800L;
  private static final byte[] TAI_AND_ECGI = {
    (byte) 0x82,
    0x00,
    (byte) 0xF1,
    0x10,
    0x00,
    0x01,
    0x00,
    (byte) 0xF1,
    0x10,
    0x00,
    0x01,
    0x01,
    0x01
  };

  private OpenGsBytes() {}

  public static byte[] initial() {
    return ccr(
        head(),
        u32(416, M, 1),
        u32(415, M, 0),
        u32(55, M, EVENT_TIME),
        subscriber(),
        u32(436, M, 0),
        u32(2055, VM, 1),
        u32(455, M, 0),
        group(456, M, asked(), qos()),
        serviceInformation(true));
  }

  /** Usage of a threshold: the reason stands inside the units. */
  public static byte[] update(int number, long seconds, long input, long output) {
    return ccr(
        head(),
        u32(416, M, 2),
        u32(415, M, number),
        text(293, M, "ocs.localdomain"),
        u32(55, M, EVENT_TIME + 60),
        subscriber(),
        u32(436, M, 0),
        u32(2055, VM, 1),
        group(456, M, asked(), used(seconds, input, output, u32(872, VM, 3)), qos()),
        serviceInformation(false));
  }

  /** The end: the reason stands in the group. */
  public static byte[] termination(int number, long seconds, long input, long output) {
    return ccr(
        head(),
        u32(416, M, 3),
        u32(415, M, number),
        text(293, M, "ocs.localdomain"),
        u32(55, M, EVENT_TIME + 120),
        subscriber(),
        u32(295, M, 1),
        u32(436, M, 0),
        u32(2055, VM, 1),
        group(456, M, used(seconds, input, output), u32(872, VM, 2), qos()),
        serviceInformation(false));
  }

  private static byte[] head() {
    return join(
        text(263, M, SESSION),
        text(264, M, "smf.localdomain"),
        text(296, M, "localdomain"),
        text(283, M, "localdomain"),
        u32(258, M, 4),
        text(461, M, CONTEXT));
  }

  private static byte[] subscriber() {
    return join(
        group(443, M, u32(450, M, 1), text(444, M, "001010000000001")),
        group(443, M, u32(450, M, 0), text(444, M, "61400000001")));
  }

  private static byte[] asked() {
    return group(437, M, u64(421, M, ASKED_OCTETS));
  }

  private static byte[] used(long seconds, long input, long output, byte[]... more) {
    return group(446, M, u32(420, M, seconds), u64(412, M, input), u64(414, M, output), join(more));
  }

  private static byte[] qos() {
    byte[] priority = group(1034, V, u32(1046, V, 8), u32(1047, V, 1), u32(1048, V, 1));
    return group(
        1016, VM, u32(1028, V, 9), priority, u32(1041, V, 1_000_000), u32(1040, V, 1_000_000));
  }

  private static byte[] serviceInformation(boolean first) {
    byte[] pdpType = first ? u32(3, VM, 0) : new byte[0];
    return group(
        873,
        VM,
        group(
            874,
            VM,
            avp(2, VM, new byte[] {0x00, 0x00, 0x01, 0x02}),
            pdpType,
            ipv4(1227, VM, 10, 45, 0, 2),
            ipv4(1228, VM, 127, 0, 0, 3),
            ipv4(847, VM, 127, 0, 0, 4),
            text(30, M, "internet"),
            text(12, VM, "0"),
            text(13, VM, "0800"),
            text(18, VM, "00101"),
            avp(10, VM, new byte[] {5}),
            avp(23, VM, new byte[] {0x04, 0x01}),
            avp(22, VM, TAI_AND_ECGI),
            avp(21, VM, new byte[] {6}),
            group(458, M, u32(459, M, 0), text(460, M, "3534900698733153"))));
  }
}
