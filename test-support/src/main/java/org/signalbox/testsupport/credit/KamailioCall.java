package org.signalbox.testsupport.credit;

import static org.signalbox.testsupport.credit.OctetWriter.M;
import static org.signalbox.testsupport.credit.OctetWriter.NONE;
import static org.signalbox.testsupport.credit.OctetWriter.VENDOR_3GPP;
import static org.signalbox.testsupport.credit.OctetWriter.four;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/**
 * The credit-control requests of one call by {@code ims_charging} of Kamailio 5.6.3, as captured:
 * Origin-Host and Origin-Realm twice, no Auth-Application-Id but in Vendor-Specific-Application-Id,
 * an accounting record's type and number, the word "dummy" for the SIP method of all but the first,
 * and in the last a time stamp of microseconds cut to 32 bits. Immutable.
 *
 * @param node who sends and who is meant
 * @param session the Session-Id
 * @param subscriber who pays: {@code +61400000001}, or a SIP URI
 * @param called the request URI, such as {@code sip:+61400000002@ims.example}
 * @param callId the Call-ID of SIP
 */
public record KamailioCall(
    ClientNode node, String session, String subscriber, String called, String callId) {

  /** Service-Context-Id of the module without settings. */
  public static final String CONTEXT = "ext.01.001.8.32260@3gpp.org";

  private static final int INITIAL = 1;
  private static final int UPDATE = 2;
  private static final int TERMINATION = 3;
  private static final int E164 = 0;
  private static final int SIP_URI = 2;

  /** What differs from request to request. */
  private record Step(
      int type, int number, Instant at, OptionalLong requested, OptionalLong used) {}

  /** The request before the call goes on; asks for seconds. */
  public byte[] initial(Instant at, long requested) {
    return request(new Step(INITIAL, 0, at, OptionalLong.of(requested), OptionalLong.empty()));
  }

  /** A request in mid call: what was used since the last one, and what is asked now, in seconds. */
  public byte[] update(int number, Instant at, long used, long requested) {
    return request(new Step(UPDATE, number, at, OptionalLong.of(requested), OptionalLong.of(used)));
  }

  /** The last request: what was used since the last one, in seconds. */
  public byte[] termination(int number, Instant at, long used) {
    return request(new Step(TERMINATION, number, at, OptionalLong.empty(), OptionalLong.of(used)));
  }

  private byte[] request(Step step) {
    OctetWriter ccr = new OctetWriter();
    ccr.text(263, session);
    for (int time = 0; time < 2; time++) {
      ccr.text(264, node.host());
      ccr.text(296, node.realm());
    }
    ccr.text(293, node.serverHost());
    ccr.text(283, node.serverRealm());
    ccr.number(480, step.type() + 1L);
    ccr.number(485, 0);
    ccr.text(1, subscriber);
    ccr.text(461, CONTEXT);
    ccr.group3gpp(
        873,
        service -> {
          service.group(443, this::subscription);
          service.group3gpp(876, ims -> ims(ims, step));
        });
    ccr.group(
        260,
        application -> {
          application.number(266, VENDOR_3GPP);
          application.number(258, 4);
        });
    ccr.number(416, step.type());
    ccr.number(415, step.number());
    ccr.avp(55, 0, NONE, NtpTime.of(step.at()));
    ccr.group(
        458,
        equipment -> {
          equipment.number(459, 1);
          equipment.text(460, "00-00-00-00-00-00");
        });
    ccr.group(443, this::subscription);
    ccr.number(455, 1);
    ccr.group(456, services -> services(services, step));
    if (step.type() == TERMINATION) {
      ccr.number(295, 1);
    }
    return ccr.request();
  }

  private void subscription(OctetWriter id) {
    id.number(450, subscriber.startsWith("sip:") ? SIP_URI : E164);
    id.text(444, subscriber);
  }

  private void ims(OctetWriter ims, Step step) {
    ims.group3gpp(
        823,
        event -> {
          event.text3gpp(824, step.type() == INITIAL ? "INVITE" : "dummy");
          if (step.type() == INITIAL) {
            event.number3gpp(888, 0xFFFF_FFFFL);
          } else {
            event.text3gpp(825, "dummy");
          }
        });
    ims.number3gpp(829, 0);
    ims.number3gpp(862, 0);
    ims.text3gpp(830, callId);
    ims.text3gpp(831, subscriber.startsWith("sip:") ? subscriber : "tel:" + subscriber);
    ims.text3gpp(832, called);
    ims.group3gpp(
        851,
        trunks -> {
          trunks.text3gpp(853, "0");
          trunks.text3gpp(852, "0");
        });
    ims.group3gpp(833, times -> times.avp(834, VENDOR_3GPP, NONE, sipTime(step)));
  }

  /** The first two in seconds; the last mistakes microseconds for seconds. */
  private static byte[] sipTime(Step step) {
    if (step.type() != TERMINATION) {
      return NtpTime.of(step.at());
    }
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, step.at());
    return four(micros + NtpTime.SECONDS_1900_TO_1970);
  }

  private static void services(OctetWriter services, Step step) {
    if (step.type() == TERMINATION) {
      used(services, step);
    }
    step.requested().ifPresent(seconds -> services.group(437, units -> units.number(420, seconds)));
    services.octets(439, four(1_000));
    services.avp(432, 0, M, four(100));
    if (step.type() == UPDATE) {
      used(services, step);
    }
  }

  private static void used(OctetWriter services, Step step) {
    step.used().ifPresent(seconds -> services.group(446, units -> units.number(420, seconds)));
  }
}
