package org.signalbox.app.internal.command;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.signalbox.config.ListenAddress;
import org.signalbox.sbi.http.SbiCall;
import org.signalbox.sbi.http.SbiClient;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiReply;

/**
 * Network functions that register, beat and are looked for: enough of them that the start cache
 * knows what is asked most, and how a register is read at a start.
 */
final class NrfTraining {

  private static final int FUNCTIONS = 200;
  private static final int SEARCHES = 10;
  private static final int AT_ONCE = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SbiClient client;
  private final String root;

  private NrfTraining(SbiClient client, InetSocketAddress nrf) {
    this.client = client;
    this.root = "http://" + ListenAddress.of(nrf);
  }

  /** Trains the NRF that listens at an address; returns when all was answered. */
  static void run(InetSocketAddress nrf) {
    try (SbiClient client = SbiClient.open(Optional.empty())) {
      NrfTraining training = new NrfTraining(client, nrf);
      for (int first = 0; first < FUNCTIONS; first += AT_ONCE) {
        training.train(first, first + AT_ONCE);
      }
    }
  }

  private void train(int from, int to) {
    List<CompletableFuture<SbiReply>> answers = new ArrayList<>();
    for (int number = from; number < to; number++) {
      answers.add(
          send(SbiMethod.PUT, instance(number), "application/json", NrfTraining.profile(number)));
    }
    await(answers);
    for (int number = from; number < to; number++) {
      answers.add(send(SbiMethod.PATCH, instance(number), "application/json-patch+json", beat()));
      for (int search = 0; search < SEARCHES; search++) {
        answers.add(send(SbiMethod.GET, search(number, search), "application/json", ""));
      }
    }
    await(answers);
  }

  private static void await(List<CompletableFuture<SbiReply>> answers) {
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    answers.clear();
  }

  private CompletableFuture<SbiReply> send(
      SbiMethod method, String path, String mediaType, String body) {
    return client.send(
        new SbiCall(
            method,
            URI.create(root + path),
            Map.of("content-type", mediaType),
            body.getBytes(StandardCharsets.UTF_8),
            PATIENCE));
  }

  private static String instance(int number) {
    return "/nnrf-nfm/v1/nf-instances/" + id(number);
  }

  private static UUID id(int number) {
    return new UUID(0x4000L, 0x8000_0000_0000_0000L | number);
  }

  private static String beat() {
    return """
    [{"op":"replace","path":"/nfStatus","value":"REGISTERED"},\
    {"op":"replace","path":"/load","value":20}]\
    """;
  }

  private static String search(int number, int search) {
    return "/nnrf-disc/v1/nf-instances?target-nf-type=UDM&requester-nf-type=AMF"
        + "&service-names=nudm-sdm&requester-nf-instance-id="
        + id(number)
        + "&supi=imsi-00101%010d".formatted(number * 1_000L + search);
  }

  private static String profile(int number) {
    return """
    {"nfInstanceId":"%s","nfType":"UDM","nfStatus":"REGISTERED","heartBeatTimer":10,\
    "plmnList":[{"mcc":"001","mnc":"01"}],"ipv4Addresses":["127.0.0.1"],"priority":1,"load":10,\
    "locality":"here","sNssais":[{"sst":1}],\
    "udmInfo":{"groupId":"%d","supiRanges":[{"start":"00101%010d","end":"00101%010d"}]},\
    "nfServiceList":{"1":{"serviceInstanceId":"1","serviceName":"nudm-sdm",\
    "versions":[{"apiVersionInUri":"v1","apiFullVersion":"1.0.0"}],"scheme":"http",\
    "nfServiceStatus":"REGISTERED","ipEndPoints":[{"ipv4Address":"127.0.0.1","port":7777}],\
    "allowedNfTypes":["AMF","SMF"]}}}\
    """
        .formatted(id(number), number, number * 1_000L, number * 1_000L + 999);
  }
}
