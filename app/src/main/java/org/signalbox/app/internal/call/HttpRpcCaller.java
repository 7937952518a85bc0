package org.signalbox.app.internal.call;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.signalbox.core.OperatorFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls over HTTP, at {@code /jsonrpc}. */
public final class HttpRpcCaller implements RpcCaller {

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
  private static final Duration ANSWER_PATIENCE = Duration.ofMinutes(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_PATIENCE)
          .build();
  private final String address;
  private final Optional<String> authorization;
  private long calls;

  /**
   * @param address {@code host:port}
   * @param authorization the value of the Authorization header
   */
  public HttpRpcCaller(String address, Optional<String> authorization) {
    this.address = address;
    this.authorization = authorization;
  }

  @Override
  public JsonNode call(String method, ObjectNode parameters) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/jsonrpc"))
            .timeout(ANSWER_PATIENCE)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(CallJson.request(method, parameters, ++calls)));
    authorization.ifPresent(value -> request.header("Authorization", value));
    HttpResponse<String> response = send(request.build());
    if (response.statusCode() != 200 || response.body().isBlank()) {
      throw new OperatorFault(
          "the node at "
              + address
              + " answered with HTTP status "
              + response.statusCode()
              + (response.statusCode() == 401
                  ? ": it needs credentials, give --user or --token-file"
                  : " and no JSON-RPC answer"));
    }
    return CallJson.result(CallJson.read(response.body()));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new OperatorFault(
          "no node answers at "
              + address
              + ": start one with ./signalbox start, or name it with"
              + " --server HOST:PORT",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorFault("interrupted while waiting for " + address, e);
    }
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
