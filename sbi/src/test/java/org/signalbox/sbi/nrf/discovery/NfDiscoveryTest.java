package org.signalbox.sbi.nrf.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.sbi.http.SbiResponse;
import tools.jackson.databind.JsonNode;

class NfDiscoveryTest {

  @TempDir Path folder;
  private TestDiscovery discovery;

  @BeforeEach
  void open() {
    discovery = new TestDiscovery(folder);
  }

  @AfterEach
  void close() {
    discovery.close();
  }

  private static Map<String, String> query(String target, String... more) {
    Map<String, String> query = new HashMap<>();
    query.put("target-nf-type", target);
    query.put("requester-nf-type", "AMF");
    for (int i = 0; i < more.length; i += 2) {
      query.put(more[i], more[i + 1]);
    }
    return query;
  }

  private List<String> found(String target, String... more) {
    return TestDiscovery.ids(discovery.discover(query(target, more)));
  }

  @Test
  void shouldAnswerAnEmptySearchWithAValidity() {
    // When
    SbiResponse response = discovery.discover(query("UDM"));

    // Then
    JsonNode json = TestDiscovery.json(response);
    assertThat(response.status()).isEqualTo(200);
    assertThat(json.path("validityPeriod").asInt()).isPositive();
    assertThat(json.path("nfInstances").isArray()).isTrue();
    assertThat(response.headers()).containsEntry("cache-control", "max-age=30");
  }

  @ParameterizedTest
  @CsvSource({
    "target-nf-type, MANDATORY_QUERY_PARAM_MISSING",
    "requester-nf-type, MANDATORY_QUERY_PARAM_MISSING"
  })
  void shouldRefuseAQueryWithoutWhatItNeeds(String missing, String cause) {
    // Given
    Map<String, String> query = query("UDM");
    query.remove(missing);

    // When
    SbiResponse response = discovery.discover(query);

    // Then
    JsonNode problem = TestDiscovery.json(response);
    assertThat(response.status()).isEqualTo(400);
    assertThat(problem.path("cause").asString()).isEqualTo(cause);
    assertThat(problem.path("invalidParams").get(0).path("param").asString()).isEqualTo(missing);
  }

  @Test
  void shouldTellEveryParameterThatIsWrong() {
    // Given
    Map<String, String> query =
        query("UDM", "limit", "0", "tai", "{", "snssais", "[{\"sst\":300}]", "supi", "imsi-1");

    // When
    SbiResponse response = discovery.discover(query);

    // Then
    JsonNode problem = TestDiscovery.json(response);
    assertThat(response.status()).isEqualTo(400);
    assertThat(problem.path("cause").asString()).isEqualTo("INVALID_QUERY_PARAM");
    assertThat(problem.path("invalidParams").findValuesAsString("param"))
        .containsExactlyInAnyOrder("limit", "tai", "snssais");
  }

  @Test
  void shouldIgnoreParametersThatItDoesNotKnow() {
    // Given
    discovery.register(Profiles.of("UDM", 1, ""));

    // When
    List<String> found = found("UDM", "invented-by-nobody", "[");

    // Then
    assertThat(found).containsExactly(Profiles.id(1));
  }

  @Test
  void shouldNameOnlyThoseInService() {
    // Given
    discovery.register(Profiles.of("UDM", 1, ""));
    discovery.register(Profiles.of("UDM", 2, "").replace("\"REGISTERED\"", "\"SUSPENDED\""));
    discovery.register(Profiles.of("UDR", 3, ""));

    // When
    List<String> found = found("UDM");

    // Then
    assertThat(found).containsExactly(Profiles.id(1));
  }

  @Test
  void shouldShowNoRulesAndNothingBetweenTheNetworkFunctionAndItsNrf() {
    // Given
    String rules =
        """
        "allowedNfTypes": ["AMF"], "allowedNfDomains": [".*"],
        "allowedPlmns": [{"mcc": "001", "mnc": "01"}], "allowedNssais": [{"sst": 1}],
        "interPlmnFqdn": "a.example.org", "nfProfileChangesSupportInd": true,
        "customInfo": {"kept": 1}, "nfServices": [\
        """
            + Profiles.service("1", "nudm-sdm", "\"allowedNfTypes\": [\"AMF\"],")
            + "],";
    discovery.register(Profiles.of("UDM", 1, rules));

    // When
    SbiResponse response =
        discovery.discover(
            query(
                "UDM",
                "requester-nf-instance-fqdn",
                "amf.example.org",
                "requester-snssais",
                "[{\"sst\":1}]"));

    // Then
    JsonNode shown = TestDiscovery.json(response).path("nfInstances").get(0);
    assertThat(shown.propertyNames())
        .contains("customInfo", "nfServices")
        .noneMatch(name -> name.startsWith("allowed"))
        .doesNotContain("interPlmnFqdn", "heartBeatTimer", "nfProfileChangesSupportInd");
    assertThat(shown.path("nfServices").get(0).propertyNames()).doesNotContain("allowedNfTypes");
  }

  @Test
  void shouldShowServicesInTheFormTheConsumerUnderstands() {
    // Given
    discovery.register(
        Profiles.of(
            "UDM",
            1,
            "\"nfServiceList\": {\"x\": " + Profiles.service("x", "nudm-sdm", "") + "},"));

    // When
    JsonNode list = TestDiscovery.json(discovery.discover(query("UDM")));
    JsonNode map = TestDiscovery.json(discovery.discover(query("UDM", "requester-features", "20")));

    // Then
    assertThat(list.at("/nfInstances/0/nfServices/0/serviceName").asString()).isEqualTo("nudm-sdm");
    assertThat(list.at("/nfInstances/0/nfServiceList").isMissingNode()).isTrue();
    assertThat(map.at("/nfInstances/0/nfServiceList/x/serviceName").asString())
        .isEqualTo("nudm-sdm");
    assertThat(map.at("/nfInstances/0/nfServices").isMissingNode()).isTrue();
  }

  @Test
  void shouldShowTheServicesThatWereAskedFor() {
    // Given
    String services =
        "\"nfServices\": ["
            + Profiles.service("1", "nudm-sdm", "")
            + ","
            + Profiles.service("2", "nudm-uecm", "")
            + "],";
    discovery.register(Profiles.of("UDM", 1, services));

    // When
    JsonNode json =
        TestDiscovery.json(discovery.discover(query("UDM", "service-names", "nudm-uecm,nudm-ee")));

    // Then
    assertThat(json.path("nfInstances").findValuesAsString("serviceName"))
        .containsExactly("nudm-uecm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"allowedNfTypes\": [\"SMF\"],          | requester-nf-instance-fqdn | amf.example.org | 0",
        "\"allowedNfDomains\": [\"amf[.].*\"],   | requester-nf-instance-fqdn | amf.example.org | 1",
        "\"allowedNfDomains\": [\"example.org\"],| requester-nf-instance-fqdn | amf.example.org | 0",
        "\"allowedNfDomains\": [\"amf[.].*\"],   | limit                      | 5               | 0",
        "\"allowedNssais\": [{\"sst\": 1}],      | requester-snssais          | [{\"sst\":2}]   | 0",
        "\"allowedNssais\": [{\"sst\": 1}],      | requester-snssais          | [{\"sst\":1}]   | 1",
        "\"allowedNssais\": [{\"sst\": 1}],      | limit                      | 5               | 0",
        "\"allowedPlmns\": [{\"mcc\": \"999\", \"mnc\": \"70\"}], | limit     | 5               | 1",
        "\"allowedPlmns\": [{\"mcc\": \"999\", \"mnc\": \"70\"}], | requester-plmn-list | [{\"mcc\":\"262\",\"mnc\":\"01\"}] | 0",
        "\"allowedPlmns\": [{\"mcc\": \"999\", \"mnc\": \"70\"}], | requester-plmn-list | [{\"mcc\":\"999\",\"mnc\":\"70\"}] | 1",
      })
  void shouldNameOnlyThoseThatAdmitTheRequester(
      String rule, String parameter, String value, int count) {
    // Given
    discovery.register(Profiles.of("UDM", 1, rule));

    // When
    List<String> found = found("UDM", parameter, value);

    // Then
    assertThat(found).hasSize(count);
  }

  @Test
  void shouldLetTheRuleOfAServiceStandBeforeThatOfItsNetworkFunction() {
    // Given
    String services =
        "\"allowedNfTypes\": [\"SCP\", \"AMF\"], \"nfServices\": ["
            + Profiles.service("1", "nausf-auth", "\"allowedNfTypes\": [\"SCP\"],")
            + ","
            + Profiles.service("2", "nausf-sorprotection", "")
            + "],";
    discovery.register(Profiles.of("AUSF", 1, services));

    // When
    JsonNode json = TestDiscovery.json(discovery.discover(query("AUSF")));

    // Then
    assertThat(json.path("nfInstances").findValuesAsString("serviceName"))
        .containsExactly("nausf-sorprotection");
  }

  @Test
  void shouldPutTheBetterPriorityFirstWhateverTheOrderOfRegistration() {
    // Given
    discovery.register(Profiles.of("UDR", 1, "\"priority\": 10,"));
    discovery.register(Profiles.of("UDR", 2, "\"priority\": 0,"));
    discovery.register(Profiles.of("UDR", 3, ""));

    // When
    List<String> found = found("UDR");

    // Then
    assertThat(found).containsExactly(Profiles.id(2), Profiles.id(1), Profiles.id(3));
  }

  @Test
  void shouldPutTheLocalityThatIsPreferredBeforeThePriority() {
    // Given
    discovery.register(Profiles.of("UDR", 1, "\"priority\": 0, \"locality\": \"north\","));
    discovery.register(Profiles.of("UDR", 2, "\"priority\": 9, \"locality\": \"south\","));

    // When
    List<String> found = found("UDR", "preferred-locality", "south");

    // Then
    assertThat(found).containsExactly(Profiles.id(2), Profiles.id(1));
  }

  @Test
  void shouldOrderByTheAreasThatArePreferredInTheirOrder() {
    // Given
    discovery.register(Profiles.of("UDR", 1, "\"extLocality\": {\"CITY\": \"Ulm\"},"));
    discovery.register(Profiles.of("UDR", 2, "\"extLocality\": {\"CITY\": \"Bonn\"},"));
    discovery.register(Profiles.of("UDR", 3, ""));
    String wish =
        """
        {"2": [{"localityType": "CITY", "localityValue": "Ulm"}],
         "1": [{"localityType": "CITY", "localityValue": "Bonn"}]}\
        """;

    // When
    List<String> found = found("UDR", "ext-preferred-locality", wish);

    // Then
    assertThat(found).containsExactly(Profiles.id(2), Profiles.id(1), Profiles.id(3));
  }

  @Test
  void shouldLetTheConsumerWeighItsPreferences() {
    // Given
    discovery.register(Profiles.of("UDR", 1, "\"locality\": \"south\","));
    discovery.register(Profiles.of("UDR", 2, ""));

    // When
    List<String> found =
        found(
            "UDR",
            "preferred-locality",
            "south",
            "preferred-nf-instances",
            Profiles.id(2),
            "preferences-precedence",
            "preferred-nf-instances,preferred-locality");

    // Then
    assertThat(found).containsExactly(Profiles.id(2), Profiles.id(1));
  }

  @Test
  void shouldGiveOneClientTheSameOrderEachTime() {
    // Given
    IntStream.range(0, 20).forEach(i -> discovery.register(Profiles.of("UDR", i, "")));
    String[] client = {"requester-nf-instance-id", Profiles.id(77)};

    // When
    List<List<String>> orders =
        IntStream.range(0, 5).mapToObj(i -> found("UDR", client)).distinct().toList();

    // Then
    assertThat(orders).hasSize(1);
  }

  @Test
  void shouldSpreadClientsByWhatIsLeftOfTheCapacity() {
    // Given
    discovery.register(Profiles.of("UDR", 1, "\"capacity\": 100, \"load\": 0,"));
    discovery.register(Profiles.of("UDR", 2, "\"capacity\": 100, \"load\": 50,"));
    discovery.register(Profiles.of("UDR", 3, "\"capacity\": 50, \"load\": 0,"));

    // When
    long first =
        IntStream.range(0, 4_000)
            .mapToObj(i -> found("UDR", "requester-nf-instance-id", Profiles.id(i)).getFirst())
            .filter(Profiles.id(1)::equals)
            .count();

    // Then
    // Two of four parts; the standard deviation of 4,000 fixed draws is 32.
    assertThat(first).isBetween(1_850L, 2_150L);
  }

  @Test
  void shouldCutAtTheLimitAndKeepTheRestForLater() {
    // Given
    IntStream.range(0, 5)
        .forEach(i -> discovery.register(Profiles.of("UDR", i, "\"priority\": " + i + ",")));

    // When
    JsonNode cut = TestDiscovery.json(discovery.discover(query("UDR", "limit", "2")));

    // Then
    String searchId = cut.path("searchId").asString();
    assertThat(cut.path("nfInstances").size()).isEqualTo(2);
    assertThat(cut.path("numNfInstComplete").asInt()).isEqualTo(5);
    assertThat(TestDiscovery.ids(discovery.stored(searchId)))
        .containsExactly(Profiles.id(0), Profiles.id(1));
    assertThat(TestDiscovery.ids(discovery.complete(searchId))).hasSize(5);
  }

  @Test
  void shouldForgetASearchWhenItIsNoLongerValid() {
    // Given
    IntStream.range(0, 2).forEach(i -> discovery.register(Profiles.of("UDR", i, "")));
    JsonNode cut = TestDiscovery.json(discovery.discover(query("UDR", "limit", "1")));
    discovery.clock.advance(Duration.ofSeconds(31));

    // When
    SbiResponse response = discovery.complete(cut.path("searchId").asString());

    // Then
    assertThat(response.status()).isEqualTo(404);
  }

  @Test
  void shouldKeepTheAnswerWithinTheSizeThatWasAskedFor() {
    // Given
    String large = "\"customInfo\": {\"text\": \"" + "x".repeat(700) + "\"},";
    IntStream.range(0, 5).forEach(i -> discovery.register(Profiles.of("UDR", i, large)));

    // When
    SbiResponse response = discovery.discover(query("UDR", "max-payload-size", "2"));

    // Then
    JsonNode json = TestDiscovery.json(response);
    assertThat(json.path("nfInstances").size()).isEqualTo(2);
    assertThat(json.path("numNfInstComplete").asInt()).isEqualTo(5);
  }

  @Test
  void shouldSaveTheBodyForWhoHasItAlready() {
    // Given
    discovery.register(Profiles.of("UDR", 1, ""));
    String etag = discovery.discover(query("UDR")).headers().getOrDefault("etag", "");

    // When
    SbiResponse again = discovery.discover(query("UDR"), Map.of("if-none-match", "\"x\", " + etag));

    // Then
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers()).containsEntry("etag", etag);
  }

  @Test
  void shouldSendTheBodyWhenAnythingInItChanged() {
    // Given
    var profile = discovery.register(Profiles.of("UDR", 1, ""));
    String etag = discovery.discover(query("UDR")).headers().getOrDefault("etag", "");
    discovery.register.beat(profile.id(), OptionalInt.of(3));

    // When
    SbiResponse again = discovery.discover(query("UDR"), Map.of("if-none-match", etag));

    // Then
    assertThat(again.status()).isEqualTo(200);
    assertThat(TestDiscovery.json(again).at("/nfInstances/0/load").asInt()).isEqualTo(3);
  }

  @Test
  void shouldNameWhoStandsInForAnAmfThatIsGone() {
    // Given
    String guami = "{\"plmnId\": {\"mcc\": \"001\", \"mnc\": \"01\"}, \"amfId\": \"%s\"}";
    discovery.register(
        Profiles.of(
            "AMF",
            1,
            "\"amfInfo\": {\"amfSetId\": \"001\", \"amfRegionId\": \"02\", \"guamiList\": ["
                + guami.formatted("020041")
                + "], \"backupInfoAmfFailure\": ["
                + guami.formatted("020040")
                + "]},"));

    // When
    List<String> found = found("AMF", "guami", guami.formatted("020040"));

    // Then
    assertThat(found).containsExactly(Profiles.id(1));
  }

  @Test
  void shouldGiveConsumersOfOtherNetworksTheNameForThem() {
    // Given
    discovery.register(
        Profiles.of(
            "UDM",
            1,
            "\"fqdn\": \"udm.home\", \"interPlmnFqdn\": \"udm.abroad.example.org\","
                + "\"plmnList\": [{\"mcc\": \"001\", \"mnc\": \"01\"}],"));

    // When
    JsonNode json =
        TestDiscovery.json(
            discovery.discover(
                query("UDM", "requester-plmn-list", "[{\"mcc\":\"262\",\"mnc\":\"01\"}]")));

    // Then
    assertThat(json.at("/nfInstances/0/fqdn").asString()).isEqualTo("udm.abroad.example.org");
  }

  @Test
  void shouldCutListsOfSlicesToThoseAskedFor() {
    // Given
    discovery.register(
        Profiles.of("NSSF", 1, "\"sNssais\": [{\"sst\": 1}, {\"sst\": 2, \"sd\": \"00000A\"}],"));

    // When
    JsonNode json =
        TestDiscovery.json(
            discovery.discover(query("NSSF", "snssais", "[{\"sst\":2,\"sd\":\"00000a\"}]")));

    // Then
    assertThat(json.at("/nfInstances/0/sNssais")).hasSize(1);
    assertThat(json.at("/nfInstances/0/sNssais/0/sst").asInt()).isEqualTo(2);
  }

  @Test
  void shouldAskTheKnownNrfOfANetworkThatIsNotThisOne() {
    // When
    SbiResponse response =
        discovery.discover(query("UDM", "target-plmn-list", "[{\"mcc\":\"999\",\"mnc\":\"70\"}]"));

    // Then
    assertThat(response.body()).asString().isEqualTo("http://nrf.home:7777");
  }

  @Test
  void shouldAnswerForANetworkWhoseNrfIsNotKnown() {
    // When
    List<String> found = found("UDM", "target-plmn-list", "[{\"mcc\":\"262\",\"mnc\":\"01\"}]");

    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void shouldNotLetOddHostNamesOfAClientHarm() {
    // When
    SbiResponse response = discovery.discover(query("UDM", "hnrf-uri", "http://a..b:99999"));

    // Then
    assertThat(response.status()).isLessThan(500);
  }

  @Test
  void shouldNotShowANetworkFunctionWhoseServicesAllRefuseTheRequester() {
    // Given
    String services =
        "\"nfServices\": ["
            + Profiles.service("1", "nudr-dr", "\"allowedNfTypes\": [\"UDM\"],")
            + "],";
    discovery.register(Profiles.of("UDR", 1, services));

    // When
    List<String> found = found("UDR");

    // Then
    assertThat(found).isEmpty();
  }
}
