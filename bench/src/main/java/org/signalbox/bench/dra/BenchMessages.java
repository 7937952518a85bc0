package org.signalbox.bench.dra;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.CapabilitiesEncoder;
import org.signalbox.diameter.peer.DisconnectCause;

/** The messages of the bench, built once. All methods are pure. */
final class BenchMessages {

  static final String RELAY = "relay.bench.example";
  static final String RELAY_REALM = "bench.example";
  static final String SERVER = "server.home.example";
  static final String SERVER_REALM = "home.example";
  static final String CLIENT_REALM = "visited.example";

  /** Octets of a request, those of the figures that the daemon was measured with before. */
  static final int REQUEST_LENGTH = 212;

  static final int COMMAND_WATCHDOG = BaseCommand.DEVICE_WATCHDOG;
  static final int COMMAND_CAPABILITIES = BaseCommand.CAPABILITIES_EXCHANGE;
  static final int COMMAND_DISCONNECT = BaseCommand.DISCONNECT_PEER;
  private static final AvpKey CC_REQUEST_NUMBER = AvpKey.of(415);
  private static final AvpKey CC_REQUEST_TYPE = AvpKey.of(416);
  private static final AvpKey CC_TOTAL_OCTETS = AvpKey.of(421);
  private static final AvpKey GRANTED_SERVICE_UNIT = AvpKey.of(431);
  private static final AvpKey VALIDITY_TIME = AvpKey.of(448);
  private static final AvpKey MULTIPLE_SERVICES_CREDIT_CONTROL = AvpKey.of(456);
  private static final int CREDIT_CONTROL = 4;
  private static final int COMMAND_CREDIT_CONTROL = 272;
  private static final int AVP_HEADER = 8;

  private BenchMessages() {}

  static String clientHost(int index) {
    return "client" + index + "." + CLIENT_REALM;
  }

  static byte[] capabilities(String host, String realm) {
    return CapabilitiesEncoder.request(local(host, realm)).encoded();
  }

  /** What a relay would answer to a CER; for the direct measurement. */
  static byte[] capabilitiesAnswer(byte[] cer) {
    return CapabilitiesEncoder.success(DiameterMessage.owning(cer), local(SERVER, SERVER_REALM))
        .encoded();
  }

  private static Capabilities local(String host, String realm) {
    return new Capabilities(
        Origin.of(host, realm),
        List.of(InetAddress.getLoopbackAddress()),
        0,
        "bench",
        OptionalLong.empty(),
        List.of(AdvertisedApplication.auth(CREDIT_CONTROL)),
        false);
  }

  /** A credit-control request; the subscriber is written into each copy. */
  static RequestTemplate request(String clientHost) {
    MessageBuilder ccr = DiameterMessage.request(CREDIT_CONTROL, COMMAND_CREDIT_CONTROL);
    ccr.text(BaseAvp.SESSION_ID, clientHost + ";1;1");
    ccr.text(BaseAvp.ORIGIN_HOST, clientHost);
    ccr.text(BaseAvp.ORIGIN_REALM, CLIENT_REALM);
    ccr.text(BaseAvp.DESTINATION_REALM, SERVER_REALM);
    ccr.integer32(BaseAvp.AUTH_APPLICATION_ID, CREDIT_CONTROL);
    ccr.octets(BaseAvp.USER_NAME, BenchSubscribers.imsi(0).getBytes(StandardCharsets.US_ASCII));
    byte[] sofar = ccr.build().encoded();
    int missing = Math.max(0, REQUEST_LENGTH - sofar.length - AVP_HEADER);
    return RequestTemplate.of(
        DiameterMessage.owning(sofar).append(BaseAvp.CLASS, new byte[missing]).encoded());
  }

  static byte[] answer() {
    MessageBuilder ccr = DiameterMessage.request(CREDIT_CONTROL, COMMAND_CREDIT_CONTROL);
    ccr.text(BaseAvp.SESSION_ID, clientHost(0) + ";1;1");
    MessageBuilder cca = ccr.build().answer().result(ResultCode.SUCCESS);
    cca.origin(Origin.of(SERVER, SERVER_REALM));
    cca.integer32(BaseAvp.AUTH_APPLICATION_ID, CREDIT_CONTROL);
    return cca.build().encoded();
  }

  /** The answer to any request of a data session: its one service is granted units. */
  static byte[] grant() {
    MessageBuilder ccr = DiameterMessage.request(CREDIT_CONTROL, COMMAND_CREDIT_CONTROL);
    ccr.text(BaseAvp.SESSION_ID, clientHost(0) + ";1;1");
    MessageBuilder cca = ccr.build().answer().result(ResultCode.SUCCESS);
    cca.origin(Origin.of(SERVER, SERVER_REALM));
    cca.integer32(BaseAvp.AUTH_APPLICATION_ID, CREDIT_CONTROL);
    cca.integer32(CC_REQUEST_TYPE, 2);
    cca.integer32(CC_REQUEST_NUMBER, 1);
    cca.group(
        MULTIPLE_SERVICES_CREDIT_CONTROL,
        service -> {
          service.group(GRANTED_SERVICE_UNIT, units -> units.integer64(CC_TOTAL_OCTETS, 1_000_000));
          service.integer32(VALIDITY_TIME, 3_600);
          service.integer32(BaseAvp.RESULT_CODE, ResultCode.SUCCESS);
        });
    return cca.build().encoded();
  }

  /** A client leaves for good: a relay would trust one that broke off only after a while. */
  static byte[] disconnect(String host) {
    MessageBuilder dpr =
        DiameterMessage.request(BaseCommand.COMMON_APPLICATION, COMMAND_DISCONNECT)
            .notProxiable()
            .identifiers(1, 1);
    dpr.origin(Origin.of(host, CLIENT_REALM));
    dpr.integer32(BaseAvp.DISCONNECT_CAUSE, DisconnectCause.REBOOTING.code());
    return dpr.build().encoded();
  }

  /** The answer to a watchdog request; its identifiers are written into each copy. */
  static byte[] watchdogAnswer(String host, String realm) {
    return DiameterMessage.request(0, COMMAND_WATCHDOG)
        .notProxiable()
        .build()
        .answer()
        .result(ResultCode.SUCCESS)
        .origin(Origin.of(host, realm))
        .build()
        .encoded();
  }
}
