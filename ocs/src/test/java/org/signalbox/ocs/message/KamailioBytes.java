package org.signalbox.ocs.message;

import static org.signalbox.ocs.message.AvpBytes.M;
import static org.signalbox.ocs.message.AvpBytes.NO;
import static org.signalbox.ocs.message.AvpBytes.V;
import static org.signalbox.ocs.message.AvpBytes.VM;
import static org.signalbox.ocs.message.AvpBytes.ccr;
import static org.signalbox.ocs.message.AvpBytes.group;
import static org.signalbox.ocs.message.AvpBytes.join;
import static org.signalbox.ocs.message.AvpBytes.text;
import static org.signalbox.ocs.message.AvpBytes.u32;

/**
 * What {@code ims_charging} of Kamailio 5.6.3 sends on Ro, AVP for AVP and flag for flag as it was
 * captured: Origin-Host and Origin-Realm twice, the application only inside
 * Vendor-Specific-Application-Id, AVPs of accounting, an Event-Timestamp without flags, garbage in
 * the last time stamp.
 */
public final class KamailioBytes {

  public static final String SESSION = "scscf.localdomain;1234567;7";
  public static final String CONTEXT = "ext.01.001.8.32260@3gpp.org";

  private static final long EVENT_TIME = 3_908_988_800L;
  private static final long FOREVER = 0xFFFF_FFFFL;

  /** Microseconds cut to 32 bits. */
  private static final long GARBAGE = 0x1234_5678L;

  private KamailioBytes() {}

  public static byte[] initial(long seconds) {
    return ccr(
        head(2, "INVITE", EVENT_TIME),
        u32(416, M, 1),
        u32(415, M, 0),
        tail(),
        group(456, M, asked(seconds), service()));
  }

  public static byte[] update(int number, long used, long seconds) {
    return ccr(
        head(3, "dummy", EVENT_TIME),
        u32(416, M, 2),
        u32(415, M, number),
        tail(),
        group(456, M, asked(seconds), service(), group(446, M, u32(420, M, used))));
  }

  public static byte[] termination(int number, long used) {
    return ccr(
        head(4, "dummy", GARBAGE),
        u32(416, M, 3),
        u32(415, M, number),
        tail(),
        group(456, M, service(), group(446, M, u32(420, M, used))),
        u32(295, M, 1));
  }

  private static byte[] head(int record, String method, long timeStamp) {
    return join(
        text(263, M, SESSION),
        text(264, M, "scscf.localdomain"),
        text(296, M, "localdomain"),
        text(264, M, "scscf.localdomain"),
        text(296, M, "localdomain"),
        text(293, M, "localhost"),
        text(283, M, "localdomain"),
        u32(480, M, record),
        u32(485, M, 0),
        text(1, M, "+6140000001"),
        text(461, M, CONTEXT),
        group(873, VM, subscriber(), ims(method, timeStamp)),
        group(260, M, u32(266, M, 10_415), u32(258, M, 4)));
  }

  private static byte[] ims(String method, long timeStamp) {
    return group(
        876,
        VM,
        group(823, VM, text(824, VM, method), text(825, VM, "dummy"), u32(888, VM, FOREVER)),
        u32(829, VM, 0),
        u32(862, VM, 0),
        text(830, VM, "call-1@127.0.0.1"),
        text(831, VM, "tel:+6140000001"),
        text(832, VM, "sip:+6140000002@localdomain"),
        group(851, VM, text(853, VM, "out"), text(852, VM, "in")),
        group(833, VM, u32(834, V, timeStamp)));
  }

  private static byte[] tail() {
    return join(
        u32(55, NO, EVENT_TIME),
        group(458, M, u32(459, M, 1), text(460, M, "00-00-00-00-00-00")),
        subscriber(),
        u32(455, M, 1));
  }

  private static byte[] subscriber() {
    return group(443, M, u32(450, M, 0), text(444, M, "+6140000001"));
  }

  private static byte[] asked(long seconds) {
    return group(437, M, u32(420, M, seconds));
  }

  private static byte[] service() {
    return join(u32(439, M, 1_000), u32(432, M, 100));
  }
}
