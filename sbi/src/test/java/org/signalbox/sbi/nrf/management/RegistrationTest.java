package org.signalbox.sbi.nrf.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.nrf.NfText;
import org.signalbox.sbi.nrf.OpenNrf;
import org.signalbox.testsupport.http2.Http2Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Network functions register, are read, change and leave (TS 29.510 §5.2.2.2 to §5.2.2.4). */
class RegistrationTest {

  private static final String INSTANCES = "/nnrf-nfm/v1/nf-instances";
  private static final String AUSF = INSTANCES + "/" + NfText.AUSF;
  private static final String UDM = INSTANCES + "/" + NfText.UDM;

  @TempDir Path folder;
  private OpenNrf nrf;

  @BeforeEach
  void open() {
    nrf = OpenNrf.in(folder);
  }

  @AfterEach
  void close() {
    nrf.close();
  }

  private static JsonNode json(Http2Response answer) {
    return SbiJson.read(answer.body());
  }

  @Test
  void shouldRegisterWithAShortAnswerForWhoUnderstandsIt() {
    // When
    Http2Response answer = nrf.ask("PUT", AUSF, NfText.ausf());

    // Then
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.field("location")).hasValue(nrf.root() + AUSF);
    assertThat(answer.field("content-type")).hasValue("application/json");
    assertThat(answer.field("etag")).isPresent();
    assertThat(json(answer))
        .isEqualTo(
            SbiJson.read(
                """
                {"nfInstanceId":"%s","nfType":"AUSF","nfStatus":"REGISTERED",
                 "heartBeatTimer":10,"nfProfileChangesInd":true}
                """
                    .formatted(NfText.AUSF)
                    .getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void shouldKeepTheWholeProfileAndInventNothing() {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());

    // When
    Http2Response answer = nrf.ask("GET", UDM);

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(json(answer)).isEqualTo(SbiJson.read(NfText.udm().getBytes(StandardCharsets.UTF_8)));
    assertThat(answer.text()).contains("2.50", "1.10");
  }

  @Test
  void shouldSupplyAHeartBeatButNoNetworks() {
    // Given
    nrf.ask("PUT", AUSF, NfText.ausf());

    // When
    JsonNode profile = json(nrf.ask("GET", AUSF));

    // Then
    assertThat(profile.get("heartBeatTimer").intValue()).isEqualTo(10);
    assertThat(profile.has("plmnList")).isFalse();
    assertThat(profile.has("nfServiceList")).isTrue();
    assertThat(profile.has("nfProfileChangesSupportInd")).isFalse();
  }

  @Test
  void shouldReplaceWithOkAndWithoutAPlace() {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());

    // When
    Http2Response answer = nrf.ask("PUT", UDM, NfText.udm().replace("\"load\":0", "\"load\":9"));

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(json(answer).get("load").intValue()).isEqualTo(9);
  }

  @Test
  void shouldRefuseAProfileOfAnotherThanThePath() {
    // When
    Http2Response answer = nrf.ask("PUT", UDM, NfText.ausf());

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).get("invalidParams").get(0).get("param").stringValue())
        .isEqualTo("/nfInstanceId");
    assertThat(nrf.ask("GET", AUSF).status()).isEqualTo(404);
  }

  @Test
  void shouldNameEveryMemberThatIsWrong() {
    // Given
    String wrong =
        NfText.udm()
            .replace("\"heartBeatTimer\":7", "\"heartBeatTimer\":-1")
            .replace("\"capacity\":100", "\"capacity\":\"much\"");

    // When
    Http2Response answer = nrf.ask("PUT", UDM, wrong);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).get("invalidParams").valueStream())
        .extracting(param -> param.get("param").stringValue())
        .containsExactlyInAnyOrder("/heartBeatTimer", "/capacity");
  }

  @Test
  void shouldTellWhatIsMissing() {
    // When
    Http2Response answer = nrf.ask("PUT", UDM, "{\"nfInstanceId\":\"" + NfText.UDM + "\"}");

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).get("cause").stringValue()).isEqualTo("MANDATORY_IE_MISSING");
    assertThat(json(answer).get("invalidParams").valueStream())
        .extracting(param -> param.get("param").stringValue())
        .contains("/nfType", "/nfStatus");
  }

  @Test
  void shouldRefuseAPathThatNamesNoUuid() {
    // When
    Http2Response answer = nrf.ask("PUT", INSTANCES + "/udm-1", NfText.udm());

    // Then
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void shouldTakeHeartBeatsWithALoadAndKeepIt() {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());

    // When
    Http2Response answer =
        nrf.ask(
            "PATCH",
            UDM,
            """
            [{"op":"replace","path":"/nfStatus","value":"REGISTERED"},
             {"op":"replace","path":"/load","value":77}]
            """);

    // Then
    assertThat(answer.status()).isEqualTo(204);
    assertThat(json(nrf.ask("GET", UDM)).get("load").intValue()).isEqualTo(77);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'op':'add','path':'/customInfo/row','value':3}]",
        "[{'op':'remove','path':'/customInfo'}]",
        "[{'op':'replace','path':'/priority','value':5}]",
        "[{'op':'move','path':'/locality','from':'/customInfo/rack'}]",
        "[{'op':'copy','path':'/locality','from':'/customInfo/rack'}]",
        "[{'op':'test','path':'/priority','value':0},{'op':'add','path':'/locality','value':'x'}]",
        "[{'op':'add','path':'/plmnList/-','value':{'mcc':'001','mnc':'02'}}]",
        "[{'op':'add','path':'/plmnList/0','value':{'mcc':'001','mnc':'02'}}]",
      })
  void shouldTakeEveryOperationOfAPatch(String patch) {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());
    ObjectNode before = (ObjectNode) json(nrf.ask("GET", UDM));

    // When
    Http2Response answer = nrf.ask("PATCH", UDM, patch.replace('\'', '"'));

    // Then
    assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    assertThat(json(nrf.ask("GET", UDM))).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{'op':'remove','path':'/nowhere'}] | 409",
        "[{'op':'replace','path':'/nowhere','value':1}] | 409",
        "[{'op':'test','path':'/priority','value':9}] | 409",
        "[{'op':'add','path':'/plmnList/7','value':{}}] | 409",
        "[{'op':'move','path':'/udmInfo/a','from':'/udmInfo'}] | 409",
        "[{'op':'add','path':'/priority/x','value':1}] | 409",
        "[{'op':'add','path':'priority','value':1}] | 400",
        "[{'op':'add','path':'/priority'}] | 400",
        "[{'op':'erase','path':'/priority'}] | 400",
        "[] | 400",
        "{'op':'remove','path':'/load'} | 400",
        "[1,2] | 400",
        "[{'op':'replace','path':'/priority','value':70000}] | 400",
        "[{'op':'replace','path':'/heartBeatTimer','value':-1}] | 400",
        "[{'op':'replace','path':'','value':[]}] | 400",
        "[{'op':'remove','path':'/nfStatus'}] | 400",
        "[{'op':'replace','path':'/nfInstanceId','value':'5b2a3f84-f61b-41f1-a6a5-0f1e2d3c4b5a'}] | 403",
        "[{'op':'replace','path':'/nfType','value':'UDR'}] | 403",
      })
  void shouldRefuseAPatchAndChangeNothing(String patch, int status) {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());
    JsonNode before = json(nrf.ask("GET", UDM));

    // When
    Http2Response answer = nrf.ask("PATCH", UDM, patch.replace('\'', '"'));

    // Then
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(json(nrf.ask("GET", UDM))).isEqualTo(before);
  }

  @Test
  void shouldAnswerWithTheProfileWhereItIsNotJustAsPatched() {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());

    // When
    Http2Response answer =
        nrf.ask("PATCH", UDM, "[{\"op\":\"remove\",\"path\":\"/heartBeatTimer\"}]");

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(json(answer).get("heartBeatTimer").intValue()).isEqualTo(10);
  }

  @Test
  void shouldPatchOnlyTheVersionThatIsMeant() {
    // Given
    String etag = nrf.ask("PUT", UDM, NfText.udm()).field("etag").orElseThrow();
    byte[] patch =
        "[{\"op\":\"replace\",\"path\":\"/priority\",\"value\":5}]"
            .getBytes(StandardCharsets.UTF_8);
    var request =
        nrf.request("PATCH", UDM)
            .with("content-type", "application/json-patch+json")
            .with("if-match", etag)
            .with(patch);

    // When
    List<Integer> statuses = List.of(nrf.ask(request).status(), nrf.ask(request).status());

    // Then
    assertThat(statuses).containsExactly(204, 412);
  }

  @Test
  void shouldNotSendAgainWhatTheReaderHas() {
    // Given
    String etag = nrf.ask("PUT", UDM, NfText.udm()).field("etag").orElseThrow();

    // When
    Http2Response answer = nrf.ask(nrf.request("GET", UDM).with("if-none-match", etag));

    // Then
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void shouldForgetWhoLeaves() {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());

    // When
    List<Integer> statuses =
        List.of(
            nrf.ask("DELETE", UDM).status(),
            nrf.ask("GET", UDM).status(),
            nrf.ask("DELETE", UDM).status(),
            nrf.ask(
                    "PATCH",
                    UDM,
                    "[{\"op\":\"replace\",\"path\":\"/nfStatus\",\"value\":\"REGISTERED\"}]")
                .status());

    // Then
    assertThat(statuses).containsExactly(204, 404, 404, 404);
  }

  @Test
  void shouldListWithPlacesThatAreAbsolute() {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());
    nrf.ask("PUT", AUSF, NfText.ausf());

    // When
    Http2Response answer = nrf.ask("GET", INSTANCES + "?nf-type=AUSF");

    // Then
    assertThat(answer.field("content-type")).hasValue("application/3gppHal+json");
    assertThat(answer.text())
        .isEqualTo(
            "{\"_links\":{\"self\":{\"href\":\"%1$s%2$s\"},\"item\":[{\"href\":\"%1$s%3$s\"}]},\"totalItemCount\":1}"
                .formatted(nrf.root(), INSTANCES, AUSF));
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=1, 1",
    "?page-number=1&page-size=1, 1",
    "?page-number=2&page-size=1, 1",
    "?page-number=3&page-size=1, 0",
    "?page-size=5, 2",
    "?nf-type=SMF, 0",
  })
  void shouldListInParts(String query, int items) {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());
    nrf.ask("PUT", AUSF, NfText.ausf());

    // When
    JsonNode list = json(nrf.ask("GET", INSTANCES + query));

    // Then
    assertThat(list.get("_links").get("item")).hasSize(items);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=0", "?limit=x", "?page-size=-1", "?nf-type=A%20B"})
  void shouldRefuseAListThatCannotBe(String query) {
    // When
    Http2Response answer = nrf.ask("GET", INSTANCES + query);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).get("invalidParams")).hasSize(1);
  }

  @Test
  void shouldTellItsOptions() {
    // When
    Http2Response answer = nrf.ask("OPTIONS", INSTANCES);

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.field("allow")).hasValue("GET, OPTIONS");
  }

  @Test
  void shouldKnowWhoIsRegisteredAfterARestart() {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());
    nrf.close();

    // When
    nrf = OpenNrf.in(folder);

    // Then
    assertThat(nrf.ask("GET", UDM).status()).isEqualTo(200);
  }
}
