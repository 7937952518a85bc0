package org.signalbox.sbi.nrf.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.sbi.nrf.token.TokenDesk.AMF;
import static org.signalbox.sbi.nrf.token.TokenDesk.OTHER_UDM;
import static org.signalbox.sbi.nrf.token.TokenDesk.SMF;
import static org.signalbox.sbi.nrf.token.TokenDesk.UDM;
import static org.signalbox.sbi.nrf.token.TokenDesk.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiResponse;
import tools.jackson.databind.JsonNode;

/** TS 29.510 §5.4.2.2 and §6.3.5.2, RFC 6749 §4.4 and §5. */
class AccessTokensTest {

  @TempDir private Path folder;
  private TokenDesk desk;

  @BeforeEach
  void open() {
    desk = new TokenDesk(folder);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void shouldGrantWhatTheProducersAllowToEveryProducerOfTheType() throws Exception {
    // Given
    desk.register(AMF, "AMF", ",\"plmnList\":[{\"mcc\":\"001\",\"mnc\":\"01\"}]");
    desk.register(UDM, "UDM", service("nudm-sdm", ",\"allowedNfTypes\":[\"AMF\"]"));

    // When
    SbiResponse answer = askForUdm(AMF, "nudm-sdm");

    // Then
    OpenedToken token = OpenedToken.open(answer, desk.keys());
    assertThat(token.header().path("alg").stringValue()).isEqualTo("ES256");
    assertThat(token.claims().path("iss").stringValue()).isEqualTo(TokenDesk.NRF.toString());
    assertThat(token.claims().path("sub").stringValue()).isEqualTo(AMF);
    assertThat(token.claims().path("aud").stringValue()).isEqualTo("UDM");
    assertThat(token.claims().path("scope").stringValue()).isEqualTo("nudm-sdm");
    assertThat(token.claims().path("consumerPlmnId").path("mcc").stringValue()).isEqualTo("001");
    assertThat(token.claims().path("exp").longValue())
        .isEqualTo(desk.clock.instant().plus(Duration.ofMinutes(10)).getEpochSecond());
    JsonNode body = SbiJson.read(answer.body());
    assertThat(body.path("token_type").stringValue()).isEqualTo("Bearer");
    assertThat(body.path("expires_in").intValue()).isEqualTo(600);
    assertThat(answer.headers())
        .containsEntry("cache-control", "no-store")
        .containsEntry("pragma", "no-cache")
        .containsEntry("content-type", "application/json");
  }

  @Test
  void shouldNameTheProducersThatAllowTheConsumerWhereOthersDoNot() throws Exception {
    // Given
    desk.register(AMF, "AMF", "");
    desk.register(UDM, "UDM", service("nudm-sdm", ",\"allowedNfTypes\":[\"AMF\"]"));
    desk.register(OTHER_UDM, "UDM", service("nudm-sdm", ",\"allowedNfTypes\":[\"SMF\"]"));

    // When
    SbiResponse answer = askForUdm(AMF, "nudm-sdm");

    // Then
    OpenedToken token = OpenedToken.open(answer, desk.keys());
    assertThat(texts(token.claims().path("aud"))).containsExactly(UDM);
  }

  /** Each UDM allows what the other does not: no token may open both with both. */
  @ParameterizedTest
  @CsvSource({
    "nudm-sdm nudm-uecm, nudm-sdm, " + UDM,
    "nudm-uecm nudm-sdm, nudm-uecm, " + OTHER_UDM,
    "nudm-ueau nudm-uecm nudm-sdm, nudm-uecm, " + OTHER_UDM
  })
  void shouldGrantNoScopeAtAProducerThatAllowsOnlyAnother(
      String asked, String granted, String audience) throws Exception {
    // Given
    desk.register(AMF, "AMF", "");
    desk.register(UDM, "UDM", service("nudm-sdm", ""));
    desk.register(OTHER_UDM, "UDM", service("nudm-uecm", ""));

    // When
    SbiResponse answer = askForUdm(AMF, asked);

    // Then
    OpenedToken token = OpenedToken.open(answer, desk.keys());
    assertThat(token.claims().path("scope").stringValue()).isEqualTo(granted);
    assertThat(texts(token.claims().path("aud"))).containsExactly(audience);
  }

  @Test
  void shouldNameProducersWhereTheTypeHasOthersThatAreNotMeant() throws Exception {
    // Given
    desk.register(AMF, "AMF", "");
    desk.register(UDM, "UDM", service("nudm-sdm", "") + ",\"nfSetIdList\":[\"s1\"]");
    desk.register(OTHER_UDM, "UDM", service("nudm-sdm", ""));

    // When
    SbiResponse answer =
        desk.ask(
            "grant_type", "client_credentials",
            "nfInstanceId", AMF,
            "scope", "nudm-sdm",
            "targetNfType", "UDM",
            "targetNfSetId", "s1");

    // Then
    OpenedToken token = OpenedToken.open(answer, desk.keys());
    assertThat(texts(token.claims().path("aud"))).containsExactly(UDM);
  }

  @Test
  void shouldGiveNoTokenForATypeOfWhichSomeDoNotAllowIt() {
    // Given
    desk.register(AMF, "AMF", "");
    desk.register(OTHER_UDM, "UDM", service("nudm-sdm", ",\"allowedNfTypes\":[\"SMF\"]"));
    for (int i = 0; i <= 100; i++) {
      desk.register("cccccccc-cccc-4ccc-8ccc-%012d".formatted(i), "UDM", service("nudm-sdm", ""));
    }

    // When
    SbiResponse answer = askForUdm(AMF, "nudm-sdm");

    // Then
    assertThat(OpenedToken.text(answer)).contains("\"invalid_request\"", "targetNfInstanceId");
  }

  /** Who registers no network belongs to this one, whatever it says. */
  @Test
  void shouldBelieveNobodyAboutANetworkThatItDidNotRegister() {
    // Given
    desk.register(AMF, "AMF", "");
    desk.register(UDM, "UDM", service("nudm-sdm", ""));

    // When
    SbiResponse answer =
        desk.ask(
            "grant_type", "client_credentials",
            "nfInstanceId", AMF,
            "scope", "nudm-sdm",
            "targetNfType", "UDM",
            "requesterPlmn", "{\"mcc\":\"999\",\"mnc\":\"99\"}");

    // Then
    assertThat(OpenedToken.text(answer)).contains("\"invalid_client\"");
  }

  @Test
  void shouldLeaveOutScopesThatNobodyAllows() throws Exception {
    // Given
    desk.register(AMF, "AMF", "");
    desk.register(UDM, "UDM", service("nudm-sdm", ""));

    // When
    SbiResponse answer = askForUdm(AMF, "nudm-ueau nudm-sdm nudm-sdm:am-data:read");

    // Then
    OpenedToken token = OpenedToken.open(answer, desk.keys());
    assertThat(token.claims().path("scope").stringValue()).isEqualTo("nudm-sdm");
    assertThat(SbiJson.read(answer.body()).path("scope").stringValue()).isEqualTo("nudm-sdm");
  }

  @Test
  void shouldGrantAnOperationThatTheServiceListsForTheType() throws Exception {
    // Given
    desk.register(AMF, "AMF", "");
    desk.register(
        UDM,
        "UDM",
        service(
            "nudm-sdm", ",\"allowedOperationsPerNfType\":{\"AMF\":[\"nudm-sdm:am-data:read\"]}"));

    // When
    SbiResponse answer = askForUdm(AMF, "nudm-sdm:am-data:read nudm-sdm:am-data:modify");

    // Then
    OpenedToken token = OpenedToken.open(answer, desk.keys());
    assertThat(token.claims().path("scope").stringValue()).isEqualTo("nudm-sdm:am-data:read");
  }

  @Test
  void shouldGrantForOneInstanceWithWhatWasSaidOfIt() throws Exception {
    // Given
    desk.register(AMF, "AMF", "");
    desk.register(UDM, "UDM", service("nudm-sdm", ""));

    // When
    SbiResponse answer =
        desk.ask(
            "grant_type", "client_credentials",
            "nfInstanceId", AMF,
            "scope", "nudm-sdm",
            "targetNfInstanceId", UDM,
            "targetPlmn", "{\"mcc\":\"001\",\"mnc\":\"01\"}",
            "targetSnssaiList", "[{\"sst\":1,\"sd\":\"0000AB\"}]");

    // Then
    JsonNode claims = OpenedToken.open(answer, desk.keys()).claims();
    assertThat(texts(claims.path("aud"))).containsExactly(UDM);
    assertThat(claims.path("producerPlmnId").path("mnc").stringValue()).isEqualTo("01");
    assertThat(claims.path("producerSnssaiList").path(0).path("sd").stringValue())
        .isEqualTo("0000ab");
  }

  @Test
  void shouldGrantServicesOfTheNrfItself() throws Exception {
    // Given
    desk.register(AMF, "AMF", "");

    // When
    SbiResponse answer =
        desk.ask(
            "grant_type", "client_credentials",
            "nfInstanceId", AMF,
            "scope", "nnrf-disc nnrf-nfm:nf-instances:read");

    // Then
    JsonNode claims = OpenedToken.open(answer, desk.keys()).claims();
    assertThat(claims.path("aud").stringValue()).isEqualTo("NRF");
    assertThat(claims.path("scope").stringValue())
        .isEqualTo("nnrf-disc nnrf-nfm:nf-instances:read");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          no grant type         | invalid_request        | nfInstanceId=@AMF&scope=nudm-sdm&targetNfType=UDM
          a password            | unsupported_grant_type | grant_type=password&nfInstanceId=@AMF&scope=nudm-sdm&targetNfType=UDM
          no consumer           | invalid_request        | grant_type=client_credentials&scope=nudm-sdm&targetNfType=UDM
          no UUID               | invalid_request        | grant_type=client_credentials&nfInstanceId=amf&scope=nudm-sdm&targetNfType=UDM
          nobody registered     | invalid_client         | grant_type=client_credentials&nfInstanceId=00000000-0000-4000-8000-000000000000&scope=nudm-sdm&targetNfType=UDM
          another type          | invalid_client         | grant_type=client_credentials&nfInstanceId=@AMF&nfType=UDR&scope=nudm-sdm&targetNfType=UDM
          another network       | invalid_client         | grant_type=client_credentials&nfInstanceId=@AMF&requesterPlmn=%7B%22mcc%22:%22999%22,%22mnc%22:%2299%22%7D&scope=nudm-sdm&targetNfType=UDM
          another's source      | invalid_client         | grant_type=client_credentials&nfInstanceId=@AMF&sourceNfInstanceId=@SMF&scope=nudm-sdm&targetNfType=UDM
          a slice of nobody's   | invalid_client         | grant_type=client_credentials&nfInstanceId=@AMF&requesterSnssaiList=%5B%7B%22sst%22:1%7D%5D&scope=nudm-sdm&targetNfType=UDM
          a field twice         | invalid_request        | grant_type=client_credentials&nfInstanceId=@AMF&nfInstanceId=@SMF&scope=nudm-sdm&targetNfType=UDM
          no scope              | invalid_request        | grant_type=client_credentials&nfInstanceId=@AMF&targetNfType=UDM
          two spaces            | invalid_scope          | grant_type=client_credentials&nfInstanceId=@AMF&scope=nudm-sdm++nudm-uecm&targetNfType=UDM
          a quoted scope        | invalid_scope          | grant_type=client_credentials&nfInstanceId=@AMF&scope=%22nudm-sdm%22&targetNfType=UDM
          no target             | invalid_request        | grant_type=client_credentials&nfInstanceId=@AMF&scope=nudm-sdm
          an unknown target     | invalid_grant          | grant_type=client_credentials&nfInstanceId=@AMF&scope=nudm-sdm&targetNfInstanceId=00000000-0000-4000-8000-000000000000
          another target type   | invalid_grant          | grant_type=client_credentials&nfInstanceId=@AMF&scope=nudm-sdm&targetNfInstanceId=@UDM&targetNfType=UDR
          no such service       | invalid_scope          | grant_type=client_credentials&nfInstanceId=@AMF&scope=nudr-dr&targetNfType=UDM
          not allowed           | unauthorized_client    | grant_type=client_credentials&nfInstanceId=@SMF&scope=nudm-sdm&targetNfType=UDM
          broken JSON           | invalid_request        | grant_type=client_credentials&nfInstanceId=@AMF&scope=nudm-sdm&targetNfType=UDM&targetSnssaiList=%5B
          a list of nothing     | invalid_request        | grant_type=client_credentials&nfInstanceId=@AMF&scope=nudm-sdm&targetNfType=UDM&targetSnssaiList=%5B%5D
          a broken escape       | invalid_request        | grant_type=client_credentials&nfInstanceId=%G0
          nothing               | invalid_request        | ""
          """)
  void shouldRefuse(String what, String error, String body) {
    // Given
    desk.register(AMF, "AMF", ",\"plmnList\":[{\"mcc\":\"001\",\"mnc\":\"01\"}]");
    desk.register(SMF, "SMF", "");
    desk.register(UDM, "UDM", service("nudm-sdm", ",\"allowedNfTypes\":[\"AMF\"]"));
    String filled = body.replace("@AMF", AMF).replace("@SMF", SMF).replace("@UDM", UDM);

    // When
    SbiResponse answer = desk.post(filled, Optional.empty());

    // Then
    assertThat(answer.status()).as(what).isEqualTo(400);
    assertThat(SbiJson.read(answer.body()).path("error").stringValue()).isEqualTo(error);
    assertThat(answer.headers())
        .containsEntry("cache-control", "no-store")
        .containsEntry("pragma", "no-cache")
        .containsEntry("content-type", "application/json");
    assertThat(desk.refused).extracting(Object::toString).containsExactly(error);
  }

  @Test
  void shouldGrantNothingForAnotherIdentityThanTheCertificates() {
    // Given
    desk.register(AMF, "AMF", "");
    desk.register(UDM, "UDM", service("nudm-sdm", ""));

    // When
    SbiResponse answer =
        desk.askAs(
            "urn:uuid:" + SMF,
            "grant_type",
            "client_credentials",
            "nfInstanceId",
            AMF,
            "scope",
            "nudm-sdm",
            "targetNfType",
            "UDM");

    // Then
    assertThat(OpenedToken.text(answer)).contains("\"invalid_client\"");
  }

  @Test
  void shouldAskTheHomeNetworkThatTheConsumerNames() {
    // Given
    desk.register(AMF, "AMF", "");

    // When
    SbiResponse answer =
        desk.ask(
            "grant_type", "client_credentials",
            "nfInstanceId", AMF,
            "scope", "nudm-sdm",
            "targetNfType", "UDM",
            "hnrfAccessTokenUri", "https://nrf.5gc.mnc002.mcc002.3gppnetwork.org/oauth2/token");

    // Then
    assertThat(OpenedToken.text(answer))
        .isEqualTo("https://nrf.5gc.mnc002.mcc002.3gppnetwork.org/oauth2/token");
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
  }

  @Test
  void shouldHaveNobodyKeepThatTheHomeNetworkIsAway() {
    // Given
    desk.register(AMF, "AMF", "");

    // When
    SbiResponse answer =
        desk.ask(
            "grant_type", "client_credentials",
            "nfInstanceId", AMF,
            "scope", "nudm-sdm",
            "targetNfType", "UDM",
            "hnrfAccessTokenUri", "https://nrf.5gc.mnc003.mcc003.3gppnetwork.org/oauth2/token");

    // Then
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
  }

  /** The other network believes this NRF, so this NRF has to know whom it asks for. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a certificate of another, urn:uuid:" + SMF + ", AMF",
    "another type, urn:uuid:" + AMF + ", UDR"
  })
  void shouldAskNoHomeNetworkInTheNameOfAnother(String what, String certificate, String type) {
    // Given
    desk.register(AMF, "AMF", "");

    // When
    SbiResponse answer =
        desk.askAs(
            certificate,
            "grant_type",
            "client_credentials",
            "nfInstanceId",
            AMF,
            "nfType",
            type,
            "scope",
            "nudm-sdm",
            "targetNfType",
            "UDM",
            "hnrfAccessTokenUri",
            "https://nrf.5gc.mnc002.mcc002.3gppnetwork.org/oauth2/token");

    // Then
    assertThat(OpenedToken.text(answer)).as(what).contains("\"invalid_client\"");
  }

  @Test
  void shouldAskNoHomeNetworkForWhoIsNotRegistered() {
    // When
    SbiResponse answer =
        desk.ask(
            "grant_type", "client_credentials",
            "nfInstanceId", AMF,
            "scope", "nudm-sdm",
            "targetNfType", "UDM",
            "hnrfAccessTokenUri", "https://nrf.5gc.mnc002.mcc002.3gppnetwork.org/oauth2/token");

    // Then
    assertThat(OpenedToken.text(answer)).contains("\"invalid_client\"");
  }

  @Test
  void shouldAskNoHomeNetworkWithANetworkThatNothingBearsOut() {
    // Given
    desk.register(AMF, "AMF", "");

    // When
    SbiResponse answer =
        desk.ask(
            "grant_type", "client_credentials",
            "nfInstanceId", AMF,
            "scope", "nudm-sdm",
            "targetNfType", "UDM",
            "requesterPlmn", "{\"mcc\":\"999\",\"mnc\":\"99\"}",
            "hnrfAccessTokenUri", "https://nrf.5gc.mnc002.mcc002.3gppnetwork.org/oauth2/token");

    // Then
    assertThat(OpenedToken.text(answer)).contains("\"invalid_client\"");
  }

  /** The form goes on as it came: what nothing bears out would come from this NRF. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      value = {
        "requesterFqdn | amf.5gc.example",
        "requesterSnssaiList | [{\"sst\":1}]",
        "sourceNfInstanceId | " + SMF
      })
  void shouldAskNoHomeNetworkWithWhatNothingBearsOut(String field, String value) {
    // Given
    desk.register(AMF, "AMF", "");

    // When
    SbiResponse answer =
        desk.ask(
            "grant_type",
            "client_credentials",
            "nfInstanceId",
            AMF,
            "scope",
            "nudm-sdm",
            "targetNfType",
            "UDM",
            field,
            value,
            "hnrfAccessTokenUri",
            "https://nrf.5gc.mnc002.mcc002.3gppnetwork.org/oauth2/token");

    // Then
    assertThat(OpenedToken.text(answer)).contains("\"invalid_client\"");
  }

  @ParameterizedTest
  @CsvSource({"SCP, " + SMF, "AMF, " + AMF})
  void shouldNameForWhomAProxyOrTheConsumerItselfAsks(String type, String source) throws Exception {
    // Given
    desk.register(AMF, type, "");
    desk.register(UDM, "UDM", service("nudm-sdm", ""));

    // When
    SbiResponse answer =
        desk.ask(
            "grant_type", "client_credentials",
            "nfInstanceId", AMF,
            "scope", "nudm-sdm",
            "targetNfType", "UDM",
            "sourceNfInstanceId", source);

    // Then
    JsonNode claims = OpenedToken.open(answer, desk.keys()).claims();
    assertThat(claims.path("sourceNfInstanceId").stringValue()).isEqualTo(source);
  }

  private SbiResponse askForUdm(String consumer, String scope) {
    return desk.ask(
        "grant_type",
        "client_credentials",
        "nfInstanceId",
        consumer,
        "scope",
        scope,
        "targetNfType",
        "UDM");
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::stringValue).toList();
  }
}
