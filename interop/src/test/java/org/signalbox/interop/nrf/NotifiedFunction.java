package org.signalbox.interop.nrf;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.signalbox.sbi.http.LateRequests;
import org.signalbox.sbi.http.RequestGuard;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiLimits;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.http.SbiServer;
import org.signalbox.sbi.http.SbiServerConfig;
import org.signalbox.testsupport.Await;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A network function that is told, and answers 204. */
final class NotifiedFunction implements AutoCloseable {

  private static final String PATH = "/told";
  private static final int PROFILE_OCTETS = 1 << 20;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final List<JsonNode> told = new CopyOnWriteArrayList<>();
  private final SbiServer server;

  NotifiedFunction() {
    server =
        SbiServer.start(
            new SbiServerConfig(
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                Optional.empty(),
                SbiLimits.USUAL,
                LateRequests.REFUSE,
                InstantSource.system()),
            List.of(
                SbiEndpoint.of(SbiMethod.POST, PATH, this::hear)
                    .taking("application/json", PROFILE_OCTETS)),
            RequestGuard.ALLOWS_ALL);
  }

  private SbiResponse hear(SbiRequest request) {
    told.add(MAPPER.readTree(new String(request.body(), StandardCharsets.UTF_8)));
    return SbiResponse.empty(204);
  }

  String callback() {
    return "http://127.0.0.1:" + server.clearAddresses().getFirst().getPort() + PATH;
  }

  /** Events with the last octets of the instance, in the order told; waits for so many. */
  List<String> told(int count) {
    Await.until(() -> told.size() >= count, () -> count + " notifications, had " + told);
    return names();
  }

  /** All that it has been told by the time that it hears of one event, without that. */
  List<String> toldBefore(String last) {
    Await.until(() -> names().contains(last), () -> last + ", had " + told);
    List<String> names = new ArrayList<>(names());
    names.remove(last);
    return names;
  }

  private List<String> names() {
    return told.stream().map(NotifiedFunction::name).toList();
  }

  private static String name(JsonNode json) {
    String place = json.path("nfInstanceUri").asString("");
    return json.path("event").asString("") + " " + place.substring(place.length() - 4);
  }

  @Override
  public void close() {
    server.close();
  }
}
