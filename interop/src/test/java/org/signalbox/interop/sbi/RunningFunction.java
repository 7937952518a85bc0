package org.signalbox.interop.sbi;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Request;
import org.signalbox.testsupport.http2.Http2Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what a network function of Open5GS does at its start, on one connection, with its header
 * fields, in an order that changes from request to request.
 */
final class RunningFunction implements AutoCloseable {

  private static final String ROOT = "/nnrf-nfm/v1";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss.SSS 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);
  private static final JsonMapper MAPPER = new JsonMapper();

  private final OpenNetworkFunction function;
  private final String authority;
  private final Http2Connection connection;
  private final Random order;

  RunningFunction(OpenNetworkFunction function, InetSocketAddress nrf, Random order) {
    this.function = function;
    this.authority = "127.0.0.1:" + nrf.getPort();
    this.connection = Http2Connection.to(nrf);
    this.order = order;
  }

  static JsonNode json(Http2Response answer) {
    return MAPPER.readTree(answer.body());
  }

  private Http2Request request(String method, String path, String body) {
    String accept =
        method.equals("DELETE")
            ? "application/problem+json"
            : "application/json,application/problem+json";
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    fields.add(Map.entry("accept", accept));
    fields.add(Map.entry("user-agent", function.type()));
    fields.add(Map.entry("3gpp-sbi-sender-timestamp", DATE.format(Instant.now())));
    fields.add(Map.entry("3gpp-sbi-max-rsp-time", "10000"));
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    if (octets.length > 0) {
      String type = method.equals("PATCH") ? "application/json-patch+json" : "application/json";
      fields.add(Map.entry("content-type", type));
      fields.add(Map.entry("content-length", Integer.toString(octets.length)));
    }
    Collections.shuffle(fields, order);
    List<Map.Entry<String, String>> all =
        new ArrayList<>(Http2Request.of(method, authority, path).fields());
    all.addAll(fields);
    return new Http2Request(all, octets);
  }

  Http2Response register() {
    return connection.ask(
        request("PUT", ROOT + "/nf-instances/" + function.id(), function.profile()));
  }

  /** Sends all subscriptions and the list in one write, before any answer; the list comes last. */
  List<Http2Response> subscribeAndList() {
    List<Http2Request> requests = new ArrayList<>();
    function
        .subscriptions()
        .forEach(body -> requests.add(request("POST", ROOT + "/subscriptions", body)));
    requests.add(request("GET", ROOT + "/nf-instances", ""));
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    List<Integer> streams = new ArrayList<>();
    for (Http2Request request : requests) {
      int stream = connection.stream();
      streams.add(stream);
      together.writeBytes(Http2Connection.frames(stream, request));
    }
    connection.write(together.toByteArray());
    return streams.stream().map(connection::answer).toList();
  }

  /** Reads one of the places of a list. */
  Http2Response read(String href) {
    return connection.ask(request("GET", href.substring(href.indexOf(ROOT)), ""));
  }

  Http2Response beat() {
    return connection.ask(
        request(
            "PATCH",
            ROOT + "/nf-instances/" + function.id(),
            "[{\"op\":\"replace\",\"path\":\"/nfStatus\",\"value\":\"REGISTERED\"}]"));
  }

  /** Deregisters and is gone before the answer. */
  void leave() {
    int stream = connection.stream();
    Http2Request request = request("DELETE", ROOT + "/nf-instances/" + function.id(), "");
    connection.write(Http2Connection.frames(stream, request), Http2Connection.reset(stream));
    connection.close();
  }

  @Override
  public void close() {
    connection.close();
  }
}
