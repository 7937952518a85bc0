package org.signalbox.bench.dra;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.CapabilitiesEncoder;

/** The messages of the bench, built once. All methods are pure. */
final class BenchMessages {

  static final String RELAY = "relay.bench.example";
  static final String RELAY_REALM = "bench.example";
  static final String SERVER = "server.home.example";
  static final String SERVER_REALM = "home.example";
  static final String CLIENT_REALM = "visited.example";
  static final int CREDIT_CONTROL = 4;
  private static final int CCR = 272;

  private BenchMessages() {}

  static byte[] capabilities(String host, String realm) {
    Capabilities local =
        new Capabilities(
            Origin.of(host, realm),
            List.of(InetAddress.getLoopbackAddress()),
            0,
            "bench",
            OptionalLong.empty(),
            List.of(AdvertisedApplication.auth(CREDIT_CONTROL)),
            false);
    return CapabilitiesEncoder.request(local).encoded();
  }

  /** A credit-control request of 212 octets, the size of the figures in docs. */
  static byte[] request(String clientHost) {
    MessageBuilder ccr = DiameterMessage.request(CREDIT_CONTROL, CCR);
    ccr.text(BaseAvp.SESSION_ID, clientHost + ";1;1");
    ccr.text(BaseAvp.ORIGIN_HOST, clientHost);
    ccr.text(BaseAvp.ORIGIN_REALM, CLIENT_REALM);
    ccr.text(BaseAvp.DESTINATION_REALM, SERVER_REALM);
    ccr.integer32(BaseAvp.AUTH_APPLICATION_ID, CREDIT_CONTROL);
    ccr.octets(BaseAvp.USER_NAME, "001010000000001".getBytes(StandardCharsets.US_ASCII));
    byte[] sofar = ccr.build().encoded();
    DiameterMessage message = DiameterMessage.owning(sofar);
    int missing = Math.max(0, 212 - sofar.length - 8);
    return message.append(BaseAvp.CLASS, new byte[missing]).encoded();
  }

  static byte[] answer() {
    MessageBuilder cca =
        DiameterMessage.request(CREDIT_CONTROL, CCR).build().answer().result(ResultCode.SUCCESS);
    cca.origin(Origin.of(SERVER, SERVER_REALM));
    cca.integer32(BaseAvp.AUTH_APPLICATION_ID, CREDIT_CONTROL);
    return cca.build().encoded();
  }
}
