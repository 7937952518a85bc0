package org.signalbox.interop.nrf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.testsupport.ExternalTool;
import org.signalbox.testsupport.SignalboxCommandLine;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;

/**
 * The attacks of the posts on an NRF, through TLS with certificates that {@code signalbox cert nf}
 * made, by curl. The UDR that is attacked registers first.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NrfSecurityIT {

  private static final String NRF = "nrf.5gc.example";
  private static final String UDR = "4947a69a-f61b-4bc1-b9da-47c9c5d14b64";
  private static final String AMF = "6aa5bd1e-f61b-4bc1-b9da-47c9c5d14b65";
  private static final String SMF = "8bb5bd1e-f61b-4bc1-b9da-47c9c5d14b66";
  private static final String INSTANCES = "/nnrf-nfm/v1/nf-instances";

  @TempDir private static Path folder;
  private static SignalboxProcess node;
  private static ExternalTool curl;

  @BeforeAll
  static void start() {
    curl = ExternalTool.require("curl", "curl");
    certificate("NRF", "11111111-1111-4111-8111-111111111111", NRF);
    certificate("UDR", UDR, "udr.5gc.example");
    certificate("AMF", AMF, "amf.5gc.example");
    certificate("SMF", SMF, "smf.5gc.example");
    node =
        SignalboxProcess.start(
            SignalboxSetup.on(folder.resolve("data"))
                .with(
                    "sbi.listen=off",
                    "sbi.tls.listen=127.0.0.1:0",
                    "sbi.tls.certificate=" + certificates().resolve(NRF + ".cert.pem"),
                    "sbi.tls.key=" + certificates().resolve(NRF + ".key.pem"),
                    "sbi.tls.authority=" + certificates().resolve("ca.pem")));
    assertThat(put("udr.5gc.example", UDR, profile(UDR, "UDR", ",\"allowedNfTypes\":[\"AMF\"]")))
        .startsWith("201");
    assertThat(put("smf.5gc.example", SMF, profile(SMF, "SMF", ""))).startsWith("201");
    assertThat(put("amf.5gc.example", AMF, profile(AMF, "AMF", ""))).startsWith("201");
  }

  @AfterAll
  static void stop() {
    if (node != null) {
      node.close();
    }
  }

  @Test
  @Order(1)
  void shouldServeNobodyWithoutACertificate() {
    // When
    String answer = tryOut(List.of(), "GET", INSTANCES, "");

    // Then
    assertThat(answer).startsWith("000");
  }

  @Test
  @Order(2)
  void shouldRefuseAFakeUdr() {
    // When
    String answer =
        put("smf.5gc.example", SMF, profile(SMF, "UDR", ",\"priority\":0,\"capacity\":65535"));

    // Then
    assertThat(answer).startsWith("403").contains("does not allow the type UDR");
  }

  @Test
  @Order(3)
  void shouldLetNobodyOverwriteTheUdr() {
    // When
    String answer = put("smf.5gc.example", UDR, profile(UDR, "UDR", ""));

    // Then
    assertThat(answer).startsWith("403").contains("another network function");
  }

  @Test
  @Order(4)
  void shouldLetNobodyRemoveTheUdr() {
    // When
    String answer = as("smf.5gc.example", "DELETE", INSTANCES + "/" + UDR, "");

    // Then
    assertThat(answer).startsWith("403");
    assertThat(as("amf.5gc.example", "GET", INSTANCES + "/" + UDR, "")).startsWith("200");
  }

  @Test
  @Order(5)
  void shouldNotShowTheUdrToWhoMayNotUseIt() {
    // When
    String answer = as("smf.5gc.example", "GET", INSTANCES, "");

    // Then
    assertThat(answer).startsWith("200").contains(AMF).contains(SMF).doesNotContain(UDR);
    assertThat(as("smf.5gc.example", "GET", INSTANCES + "/" + UDR, "")).startsWith("404");
    assertThat(as("amf.5gc.example", "GET", INSTANCES, "")).contains(UDR);
  }

  @Test
  @Order(6)
  void shouldRefuseASearchInTheNameOfAnother() {
    // When
    String answer =
        as(
            "smf.5gc.example",
            "GET",
            "/nnrf-disc/v1/nf-instances?target-nf-type=UDR&requester-nf-type=AMF",
            "");

    // Then
    assertThat(answer).startsWith("403");
  }

  @Test
  @Order(7)
  void shouldGiveTokensForItselfAlone() {
    // When
    String stolen = token("smf.5gc.example", AMF);

    // Then
    assertThat(stolen).startsWith("400").contains("invalid_client");
    assertThat(token("amf.5gc.example", AMF)).startsWith("200").contains("access_token");
    assertThat(token("smf.5gc.example", SMF)).startsWith("400").contains("unauthorized_client");
  }

  @Test
  @Order(8)
  void shouldTellOfAllThat() {
    // When
    String metrics =
        curl.run(
            "-s", "http://127.0.0.1:" + node.listener("console.listen").getPort() + "/metrics");

    // Then
    assertThat(metrics)
        .contains("signalbox_sbi_security_alarms_total{kind=\"new-sensitive\"} 1")
        .contains("signalbox_sbi_security_alarms_total{kind=\"type-not-allowed\"} 1")
        .contains("signalbox_sbi_security_alarms_total{kind=\"not-owner\"} 2")
        .contains("signalbox_sbi_security_alarms_total{kind=\"false-claim\"} 1");
  }

  private static Path certificates() {
    return folder.resolve("certificates");
  }

  private static void certificate(String type, String instance, String name) {
    SignalboxCommandLine made =
        SignalboxCommandLine.run(
            "cert",
            "nf",
            "--type",
            type,
            "--instance",
            instance,
            "--cn",
            name,
            "--out",
            certificates().toString());
    assertThat(made.status()).as(made.output()).isZero();
  }

  private static String profile(String id, String type, String more) {
    return """
    {"nfInstanceId":"%s","nfType":"%s","nfStatus":"REGISTERED","ipv4Addresses":["127.0.0.20"],\
    "nfServices":[{"serviceInstanceId":"1","serviceName":"n%s-dr","scheme":"https",\
    "nfServiceStatus":"REGISTERED",\
    "versions":[{"apiVersionInUri":"v1","apiFullVersion":"1.0.0"}]}]%s}\
    """
        .formatted(id, type, type.toLowerCase(Locale.ROOT), more);
  }

  private static String put(String client, String instance, String profile) {
    return as(client, "PUT", INSTANCES + "/" + instance, profile);
  }

  private static String token(String client, String instance) {
    List<String> arguments = new ArrayList<>(identity(client));
    arguments.addAll(
        List.of(
            "-d",
            "grant_type=client_credentials&scope=nudr-dr&targetNfType=UDR&nfInstanceId="
                + instance));
    return run(arguments, "/oauth2/token");
  }

  private static String as(String client, String method, String path, String body) {
    return tryOut(identity(client), method, path, body);
  }

  private static List<String> identity(String client) {
    return List.of(
        "--cert",
        certificates().resolve(client + ".cert.pem").toString(),
        "--key",
        certificates().resolve(client + ".key.pem").toString());
  }

  private static String tryOut(List<String> identity, String method, String path, String body) {
    List<String> arguments = new ArrayList<>(identity);
    arguments.addAll(List.of("-X", method));
    if (!body.isEmpty()) {
      arguments.addAll(List.of("-H", "content-type: application/json", "-d", body));
    }
    return run(arguments, path);
  }

  /** The status, 000 for no answer, and the body. */
  private static String run(List<String> arguments, String path) {
    int port = node.listener("sbi.tls.listen").getPort();
    List<String> command =
        new ArrayList<>(
            List.of(
                "-c",
                "exec 2>/dev/null; out=$(curl \"$@\" --http2 -s -w '\\n%{http_code}'); "
                    + "printf '%s %s' \"${out##*\n}\" \"${out%\n*}\"",
                "curl",
                "--cacert",
                certificates().resolve("ca.pem").toString(),
                "--resolve",
                NRF + ":" + port + ":127.0.0.1"));
    command.addAll(arguments);
    command.add("https://" + NRF + ":" + port + path);
    return ExternalTool.require("bash", "bash").run(command, "");
  }
}
