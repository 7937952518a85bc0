package org.signalbox.sbi.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.nrf.NfText;
import org.signalbox.testsupport.http2.Http2Response;

/**
 * Every operation, with every status that its description names: the answer has the status, the
 * fields and the body that are described. The requests are those of Open5GS network functions where
 * there are such.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescribedAnswersTest {

  private static final String NFM = "/nnrf-nfm/v1/";
  private static final String UDM = NFM + "nf-instances/" + NfText.UDM;
  private static final String AUSF = NFM + "nf-instances/" + NfText.AUSF;
  private static final String UNREGISTERED =
      NFM + "nf-instances/00000000-0000-4000-8000-000000000000";
  private static final String SUBSCRIBED = NFM + "subscriptions/";
  private static final String UNKNOWN = "0".repeat(32);
  private static final String DISCOVERY = "/nnrf-disc/v1/nf-instances?requester-nf-type=AMF&";
  private static final String SEARCHES = "/nnrf-disc/v1/searches/";
  private static final String EIR = "/n5g-eir-eic/v1/equipment-status?pei=";
  private static final String FORM =
      "grant_type=client_credentials&targetNfType=UDM&scope=nudm-sdm&nfInstanceId=";
  private static final String SUBSCRIPTION =
      "{\"nfStatusNotificationUri\":\"http://127.0.0.1:9/n\",\"reqNfType\":\"SMF\",\"reqNfInstanceId\":\""
          + NfText.AUSF
          + "\",\"subscrCond\":{\"serviceName\":\"nudm-sdm\"},\"requesterFeatures\":\"1\"}";

  /** Statuses that the guard or what is around a handler gives, the same for every operation. */
  private static final Set<String> BY_GUARD = Set.of("401", "403", "429", "500", "502", "503");

  /** Refused by the engine before anything is known of the operation: {@code HttpRefusalsTest}. */
  private static final String TOO_LARGE = "413";

  private final ServedSchemas schemas = new ServedSchemas();
  private DescribedServer server;
  private String subscription = "";
  private String search = "";

  /**
   * A request and the status that it is answered with.
   *
   * @param fields of the request, beside the type of a body
   */
  record Dialogue(int status, String method, String path, Map<String, String> fields, String body) {

    static Dialogue get(int status, String path) {
      return new Dialogue(status, "GET", path, Map.of(), "");
    }

    static Dialogue of(int status, String method, String path, String body) {
      return new Dialogue(status, method, path, type(method, path), body);
    }

    private static Map<String, String> type(String method, String path) {
      return switch (method) {
        case "PATCH" -> Map.of("content-type", "application/json-patch+json");
        case "PUT" -> Map.of("content-type", "application/json");
        case "POST" ->
            Map.of(
                "content-type",
                path.endsWith("/token") ? "application/x-www-form-urlencoded" : "application/json");
        default -> Map.of();
      };
    }

    Dialogue with(int other, Map<String, String> more) {
      Map<String, String> all = new HashMap<>(fields);
      all.putAll(more);
      return new Dialogue(other, method, path, all, body);
    }

    @Override
    public String toString() {
      return method + " " + path + " " + status;
    }
  }

  @BeforeAll
  void open(@TempDir Path folder) {
    server = new DescribedServer(folder);
    assertThat(server.ask("PUT", UDM, NfText.udm()).status()).isEqualTo(201);
    assertThat(server.ask("PUT", AUSF, NfText.ausf()).status()).isEqualTo(201);
    for (String id : List.of("1", "2", "3")) {
      String udr = NfText.UDM.replace("5b2a9e10", "0000000" + id);
      server.ask(
          "PUT",
          NFM + "nf-instances/" + udr,
          NfText.udm().replace(NfText.UDM, udr).replace("\"UDM\"", "\"UDR\""));
    }
    subscription =
        SbiJson.read(server.ask("POST", NFM + "subscriptions", SUBSCRIPTION).body())
            .path("subscriptionId")
            .stringValue();
    search =
        SbiJson.read(server.ask("GET", DISCOVERY + "target-nf-type=UDR&limit=1", "").body())
            .path("searchId")
            .stringValue();
  }

  @AfterAll
  void close() {
    server.close();
  }

  private List<Dialogue> management() {
    String fresh = NfText.UDM.replace("5b2a9e10", "00000009");
    String own = NFM + "nf-instances/" + fresh;
    String profile = NfText.udm().replace(NfText.UDM, fresh);
    return List.of(
        Dialogue.get(200, NFM + "nf-instances"),
        Dialogue.get(200, NFM + "nf-instances?nf-type=NEF&page-number=7"),
        Dialogue.get(400, NFM + "nf-instances?limit=0"),
        Dialogue.of(200, "OPTIONS", NFM + "nf-instances", ""),
        Dialogue.get(200, UDM),
        Dialogue.get(200, AUSF),
        Dialogue.get(304, UDM).with(304, Map.of("if-none-match", "*")),
        Dialogue.get(400, NFM + "nf-instances/x"),
        Dialogue.get(404, UNREGISTERED),
        Dialogue.of(201, "PUT", own, profile),
        Dialogue.of(200, "PUT", own, profile),
        Dialogue.of(200, "PUT", AUSF, NfText.ausf()),
        Dialogue.of(400, "PUT", own, "{"),
        Dialogue.of(400, "PUT", own, "{}"),
        Dialogue.of(204, "PATCH", own, change("replace", "/nfStatus", "\"REGISTERED\"")),
        Dialogue.of(200, "PATCH", own, "[{\"op\":\"remove\",\"path\":\"/heartBeatTimer\"}]"),
        Dialogue.of(400, "PATCH", own, "[]x"),
        Dialogue.of(400, "PATCH", own, change("replace", "/load", "101")),
        Dialogue.of(403, "PATCH", own, change("replace", "/nfType", "\"AMF\"")),
        Dialogue.of(404, "PATCH", UNREGISTERED, change("replace", "/load", "1")),
        Dialogue.of(409, "PATCH", own, change("test", "/load", "99")),
        Dialogue.of(412, "PATCH", own, change("replace", "/load", "1"))
            .with(412, Map.of("if-match", "\"x\"")),
        Dialogue.of(204, "DELETE", own, ""),
        Dialogue.of(404, "DELETE", own, ""),
        Dialogue.of(400, "DELETE", NFM + "nf-instances/x", ""));
  }

  private static String change(String op, String path, String value) {
    return "[{\"op\":\"%s\",\"path\":\"%s\",\"value\":%s}]".formatted(op, path, value);
  }

  private List<Dialogue> subscriptions() {
    String own = SUBSCRIBED + subscription;
    String day = "\"2026-11-22T10:00:00Z\"";
    return List.of(
        Dialogue.of(201, "POST", NFM + "subscriptions", SUBSCRIPTION),
        Dialogue.of(400, "POST", NFM + "subscriptions", "{}"),
        Dialogue.of(
            403,
            "POST",
            NFM + "subscriptions",
            SUBSCRIPTION.replace("\"reqNfType\"", "\"hnrfUri\":\"http://h\",\"reqNfType\"")),
        Dialogue.of(204, "PATCH", own, change("replace", "/validityTime", day)),
        Dialogue.of(
            200, "PATCH", own, change("replace", "/validityTime", day.replace("26-", "36-"))),
        Dialogue.of(400, "PATCH", own, change("replace", "/validityTime", "7")),
        Dialogue.of(404, "PATCH", SUBSCRIBED + UNKNOWN, change("add", "/x", "1")),
        Dialogue.of(409, "PATCH", own, change("test", "/validityTime", "7")),
        Dialogue.of(403, "PATCH", own, change("add", "/hnrfUri", "\"http://h\"")),
        Dialogue.of(204, "DELETE", own, ""),
        Dialogue.of(404, "DELETE", own, ""));
  }

  private List<Dialogue> others() {
    return List.of(
        Dialogue.get(200, DISCOVERY + "target-nf-type=UDM"),
        Dialogue.get(200, DISCOVERY + "target-nf-type=AUSF&requester-features=20"),
        Dialogue.get(200, DISCOVERY + "target-nf-type=NEF"),
        Dialogue.get(200, DISCOVERY + "target-nf-type=UDR&limit=1"),
        Dialogue.get(304, DISCOVERY + "target-nf-type=UDM").with(304, Map.of("if-none-match", "*")),
        Dialogue.get(400, DISCOVERY + "target-nf-type=UDM&tai=7"),
        Dialogue.get(400, DISCOVERY.replace("&", "")),
        Dialogue.get(403, DISCOVERY + "target-nf-type=UDM&hnrf-uri=http%3A%2F%2F192.0.2.1"),
        Dialogue.get(200, SEARCHES + search),
        Dialogue.get(404, SEARCHES + UNKNOWN),
        Dialogue.get(200, SEARCHES + search + "/complete"),
        Dialogue.get(404, SEARCHES + UNKNOWN + "/complete"),
        Dialogue.of(200, "POST", "/oauth2/token", FORM + NfText.AUSF),
        Dialogue.of(
            200,
            "POST",
            "/oauth2/token",
            FORM.replace("UDM", "NRF").replace("nudm-sdm", "nnrf-disc") + NfText.AUSF),
        Dialogue.of(400, "POST", "/oauth2/token", FORM + "x"),
        Dialogue.of(400, "POST", "/oauth2/token", ""),
        Dialogue.get(200, "/oauth2/keys"),
        Dialogue.get(200, "/bootstrapping"),
        Dialogue.get(200, EIR + "imei-582419929911423"),
        Dialogue.get(400, EIR),
        Dialogue.get(404, EIR + "imei-490154203237518"),
        Dialogue.get(200, "/openapi"),
        Dialogue.get(404, "/openapi/x"));
  }

  /** What is described of every operation alike: one request for each. */
  private Stream<Dialogue> alike() {
    return schemas.answers().stream()
        .flatMap(answer -> {
          String[] parts = answer.split(" ");
          String path = parts[1].replaceAll("\\{[^}]*}", UNKNOWN);
          Dialogue asked = Dialogue.of(0, parts[0], path, "");
          return switch (parts[2]) {
            case String status when BY_GUARD.contains(status) ->
                Stream.of(
                    asked.with(Integer.parseInt(status), Map.of(DescribedServer.REFUSE, status)));
            case "504" -> Stream.of(asked.with(504, late()));
            case "415" ->
                Stream.of(
                    new Dialogue(
                        415, parts[0], path, Map.of("content-type", "text/plain"), "hello"));
            default -> Stream.empty();
          };
        });
  }

  private static Map<String, String> late() {
    return Map.of(
        "3gpp-sbi-sender-timestamp",
        "Sat, 21 Nov 2026 22:31:03.000 GMT",
        "3gpp-sbi-max-rsp-time",
        "1000");
  }

  Stream<Dialogue> dialogues() {
    Stream<Dialogue> documents =
        OpenApiDocuments.names().stream().map(name -> Dialogue.get(200, "/openapi/" + name));
    return Stream.of(
            management().stream(), subscriptions().stream(), others().stream(), documents, alike())
        .flatMap(some -> some);
  }

  @ParameterizedTest
  @MethodSource("dialogues")
  void shouldAnswerAsDescribed(Dialogue dialogue) {
    // Given
    String operation = schemas.operationOf(dialogue.method(), dialogue.path());

    // When
    Http2Response answer =
        server.ask(
            dialogue.method(),
            dialogue.path(),
            dialogue.fields(),
            dialogue.body().getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(answer.status()).as(answer.text()).isEqualTo(dialogue.status());
    assertThat(schemas.faults(operation, answer)).as(answer.text()).isEmpty();
  }

  @Test
  void shouldAskForEveryAnswerThatIsDescribed() {
    // Given
    Set<String> described = new TreeSet<>(schemas.answers());
    described.removeIf(answer -> answer.endsWith(" " + TOO_LARGE));

    // When
    Set<String> asked = new TreeSet<>();
    dialogues()
        .forEach(dialogue ->
            asked.add(
                schemas.operationOf(dialogue.method(), dialogue.path()) + " " + dialogue.status()));

    // Then
    assertThat(described).isEqualTo(asked);
  }

  /** A validator that finds no fault with anything would prove nothing. */
  @Test
  void shouldFindFaultWithWhatIsNotDescribed() {
    // Given
    String broken =
        NfText.udm().replace("\"load\":0", "\"load\":101").replace("\"REGISTERED\"", "\"GONE\"");

    // When
    List<String> faults =
        schemas.validate(
            "nnrf-nfm.json", "NFProfile", SbiJson.read(broken.getBytes(StandardCharsets.UTF_8)));

    // Then
    assertThat(faults).hasSizeGreaterThan(2);
  }
}
