package org.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;

class ConfigReaderTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("BILLING", "hunter2", "LISTEN", "127.0.0.1:2999", "EMPTY", "");

  @TempDir Path folder = Path.of(".");

  private SignalboxConfig read(String yaml, String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("signalbox.yaml"), yaml);
    return ConfigReader.read(
        new ConfigSource(
            Optional.of(file),
            List.of(overrides),
            name -> Optional.ofNullable(ENVIRONMENT.get(name))));
  }

  /** The problems without the folder's name. */
  private List<String> problems(String yaml, String... overrides) {
    ConfigFault fault = catchThrowableOfType(ConfigFault.class, () -> read(yaml, overrides));
    return fault.problems().stream()
        .map(Problem::toString)
        .map(text -> text.replace(folder + "/", ""))
        .toList();
  }

  @Test
  void shouldBindToLoopbackByDefault() {
    // When
    SignalboxConfig config = ConfigReader.read(ConfigSource.DEFAULTS);

    // Then
    assertThat(config.rpc().http()).contains(new ListenAddress("127.0.0.1", 2080));
    assertThat(config.rpc().tcp()).contains(new ListenAddress("127.0.0.1", 2012));
    assertThat(config.console().listen()).contains(new ListenAddress("127.0.0.1", 8080));
    assertThat(config.rpc().limits().requestOctets()).isEqualTo(16 << 20);
    assertThat(config.rpc().limits().requestTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.storage().location()).isEqualTo(new StorageConfig.Embedded());
    assertThat(config.tenants().defaultZone().normalized()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void shouldTakeAnEmptyFileAsTheDefaults() throws IOException {
    assertThat(read("")).isEqualTo(ConfigReader.read(ConfigSource.DEFAULTS));
    assertThat(read("rpc:\n")).isEqualTo(ConfigReader.read(ConfigSource.DEFAULTS));
  }

  @Test
  void shouldLetTheLastSettingOfTheCommandLineWin() throws IOException {
    // When
    SignalboxConfig config =
        read("rpc:\n  tcp: off\n", "rpc.tcp=127.0.0.1:1", "rpc.tcp=127.0.0.1:0", "data=/srv");

    // Then
    assertThat(config.rpc().tcp()).contains(new ListenAddress("127.0.0.1", 0));
    assertThat(config.data()).isEqualTo(Path.of("/srv"));
  }

  @Test
  void shouldSwitchListenersOff() throws IOException {
    // When
    SignalboxConfig config = read("rpc: {http: off, tcp: 'off'}\nconsole: {listen: off}");

    // Then
    assertThat(config.rpc().http()).isEmpty();
    assertThat(config.rpc().tcp()).isEmpty();
    assertThat(config.console().listen()).isEmpty();
  }

  @Test
  void shouldReadTenantsByNameWithDots() throws IOException {
    // When
    SignalboxConfig config =
        read(
            """
            tenants:
              cgrates.org:
                numbers: {"+": "", "0": "61"}
            """,
            "tenants.other.example.time-zone=Australia/Sydney");

    // Then
    assertThat(config.tenants().normalise("cgrates.org", "0400")).isEqualTo("61400");
    assertThat(config.tenants().zoneOf("other.example").getId()).isEqualTo("Australia/Sydney");
    assertThat(config.tenants().zoneOf("cgrates.org").getId()).isEqualTo("UTC");
  }

  @Test
  void shouldReportEveryProblemAtOnceWithItsPlace() {
    // When
    List<String> problems =
        problems(
            """
            rpc:
              htpp: 127.0.0.1:2080
              tcp: 127.0.0.1
              limits:
                nesting: deep
            storage: embedded
            rpcs: 1
            """);

    // Then
    assertThat(problems)
        .containsExactly(
            "signalbox.yaml:2:3: found unknown key \"htpp\", expected \"http\"",
            "signalbox.yaml:3:8: found \"127.0.0.1\", expected HOST:PORT or off",
            "signalbox.yaml:5:14: found \"deep\", expected a whole number from 4 to 200",
            "signalbox.yaml:6:10: found \"embedded\", expected keys under storage: database, user,"
                + " password, password-file, readers, keep-log",
            "signalbox.yaml:7:1: found unknown key \"rpcs\", expected \"rpc\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data: [a, b] | 1:7: found a list, expected a file or folder",
        "data: {a: b} | 1:7: found a section, expected a file or folder",
        "data: | 1:6: found nothing, expected a file or folder",
        "[data] | 1:1: found a list, expected keys: data, node, tenants, rpc, console, diameter,"
            + " ocs, sbi, nrf, eir, mail, storage, charging, logging",
        "node: {time-zone: Mars} | 1:19: found \"Mars\", expected a time zone such as UTC or"
            + " Australia/Sydney",
        "rpc: {anonymous: yes} | 1:18: found \"yes\", expected true or false",
        "rpc: {http: '127.0.0.1:99999'} | 1:13: found \"127.0.0.1:99999\", expected HOST:PORT or"
            + " off",
        "rpc: {http: OFF} | 1:13: found \"OFF\", expected HOST:PORT or off",
        "rpc: {limits: {request-size: 2GB}} | 1:30: found \"2GB\", expected a size such as 512kB or"
            + " 10MB, at most 1024MB",
        "rpc: {limits: {request-size: 10}} | 1:30: found \"10\", expected a size such as 512kB or"
            + " 10MB, at most 1024MB",
        "rpc: {limits: {request-timeout: 5}} | 1:33: found \"5\", expected a duration such as"
            + " 500ms, 30s, 5m or 2h",
        "rpc: {limits: {connections: -1}} | 1:29: found \"-1\", expected a whole number from 1 to"
            + " 1000000",
        "logging: {level: loud} | 1:18: found \"loud\", expected one of off, error, warn, info,"
            + " debug, trace",
        "logging: {level: INFO} | 1:18: found \"INFO\", expected one of off, error, warn, info,"
            + " debug, trace",
        "storage: {database: oracle} | 1:21: found \"oracle\", expected embedded,"
            + " postgresql://HOST[:PORT]/DATABASE or mariadb://HOST[:PORT]/DATABASE",
        "{data: a, data: b} | 1:11: found \"data\" again, first in line 1, expected each key once",
        "{? [a] : b} | 1:4: found a list, expected a key",
        "<<: {data: a} | 1:1: found unknown key \"<<\", expected one of data, node, tenants, rpc,"
            + " console, diameter, ocs, sbi, nrf, eir, mail, storage, charging, logging",
      })
  void shouldSayWhatWasFoundAndWhatWasExpected(String yaml, String problem) {
    assertThat(problems(yaml)).containsExactly("signalbox.yaml:" + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rpc | --set rpc:1:1: found \"rpc\", expected KEY=VALUE",
        "rpc.htp=off | --set rpc.htp:1:1: found unknown key \"rpc.htp\", expected rpc.http",
        "zzz=1 | --set zzz:1:1: found unknown key \"zzz\", expected a key of docs/configuration.md,"
            + " such as rpc.http",
        "rpc.http=x | --set rpc.http:1:1: found \"x\", expected HOST:PORT or off",
      })
  void shouldReportSettingsOfTheCommandLineTheSameWay(String override, String problem) {
    assertThat(problems("", override)).containsExactly(problem);
  }

  @Test
  void shouldRefuseWhatIsNoYaml() {
    assertThat(problems("rpc: {http: 1"))
        .singleElement()
        .asString()
        .startsWith("signalbox.yaml:1:14: found ")
        .endsWith("expected YAML of one document");
    assertThat(problems("a: b\n---\nc: d\n")).singleElement().asString().contains("one document");
  }

  @Test
  void shouldRefuseInvalidUtf8WithItsPlace() throws IOException {
    // Given
    Path file = folder.resolve("bad.yaml");
    Files.write(file, new byte[] {'d', 'a', 't', 'a', ':', '\n', ' ', (byte) 0xC3, '('});

    // When
    ConfigFault fault =
        catchThrowableOfType(
            ConfigFault.class,
            () ->
                ConfigReader.read(
                    new ConfigSource(Optional.of(file), List.of(), name -> Optional.empty())));

    // Then
    assertThat(fault).hasMessage(file + ":2:2: found invalid UTF-8, expected UTF-8 text");
  }

  @Test
  void shouldNameAFileThatCannotBeRead() {
    // Given
    ConfigSource source =
        new ConfigSource(
            Optional.of(folder.resolve("none.yaml")), List.of(), name -> Optional.empty());

    // Then
    assertThatThrownBy(() -> ConfigReader.read(source))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("none.yaml cannot be read");
  }

  @Test
  void shouldTakeSecretsFromTheEnvironmentAndNeverTellThem() throws IOException {
    // When
    SignalboxConfig config =
        read(
            """
            rpc:
              auth:
                users: {billing: {password: "${BILLING}"}}
            """);

    // Then
    Secret password = config.rpc().auth().users().get("billing");
    assertThat(password).isEqualTo(new Secret("hunter2"));
    assertThat(config.toString()).doesNotContain("hunter2").contains("(secret)");
  }

  @Test
  void shouldTakeOtherSettingsFromTheEnvironmentToo() throws IOException {
    assertThat(read("rpc: {http: \"${LISTEN}\"}").rpc().http())
        .contains(new ListenAddress("127.0.0.1", 2999));
  }

  @Test
  void shouldRefuseASecretInTheFileWithoutRepeatingIt() {
    // When
    List<String> problems =
        problems("storage: {password: hunter2}", "rpc.auth.tokens.portal.token=hunter2");

    // Then
    assertThat(problems).hasSize(2).allMatch(problem -> problem.contains("a literal secret"));
    assertThat(problems).noneMatch(problem -> problem.contains("hunter2"));
  }

  @Test
  void shouldNotRepeatAPasswordThatAnAddressCarries() {
    // When
    List<String> problems = problems("storage: {database: \"postgresql://bob:hunter2@db/x\"}");

    // Then
    assertThat(problems)
        .singleElement()
        .asString()
        .contains("postgresql://bob:(secret)@db/x")
        .doesNotContain("hunter2");
  }

  @Test
  void shouldRefuseAnEnvironmentVariableThatIsNotSet() {
    assertThat(problems("storage: {password: \"${NOWHERE}\"}"))
        .containsExactly(
            "signalbox.yaml:1:21: found ${NOWHERE}, which is not set, expected an environment"
                + " variable that is set");
  }

  @Test
  void shouldTakeASecretFromAFile() throws IOException {
    // Given
    Path secret = Files.writeString(folder.resolve("password"), "hunter2\n");

    // When
    SignalboxConfig config =
        read("rpc: {auth: {users: {billing: {password-file: " + secret + "}}}}");

    // Then
    assertThat(config.rpc().auth().users()).containsEntry("billing", new Secret("hunter2"));
  }

  @ParameterizedTest
  @CsvSource({"'', an empty file", "'a\nb', several lines", "none, which cannot be read"})
  void shouldRefuseASecretFileThatHoldsSomethingElse(String content, String found)
      throws IOException {
    // Given
    Path secret = folder.resolve("password");
    if (!content.equals("none")) {
      Files.writeString(secret, content);
    }

    // When
    List<String> problems =
        problems("rpc: {auth: {users: {billing: {password-file: " + secret + "}}}}");

    // Then
    assertThat(problems).singleElement().asString().contains(found);
  }

  @Test
  void shouldRefuseASecretGivenTwice() throws IOException {
    // Given
    Path secret = Files.writeString(folder.resolve("password"), "hunter2\n");

    // When
    List<String> problems =
        problems(
            "rpc: {auth: {users: {billing: {password: \"${BILLING}\", password-file: "
                + secret
                + "}}}}");

    // Then
    assertThat(problems).singleElement().asString().contains("a secret in both places");
  }

  @Test
  void shouldRefuseDoorsBeyondLoopbackWithoutAuthentication() {
    // When
    List<String> problems =
        problems(
            """
            rpc: {http: "0.0.0.0:2080", tcp: "[::]:2012"}
            console: {listen: "0.0.0.0:8080"}
            """);

    // Then
    assertThat(problems)
        .containsExactlyInAnyOrder(
            "signalbox.yaml:1:13: found rpc.http 0.0.0.0:2080 open to others without"
                + " authentication, expected rpc.auth.users or rpc.auth.tokens, or rpc.anonymous:"
                + " true",
            "signalbox.yaml:1:34: found rpc.tcp [::]:2012 open to others without authentication,"
                + " expected rpc.anonymous: true, or a loopback address such as 127.0.0.1:2012",
            "signalbox.yaml:2:19: found console.listen 0.0.0.0:8080 open to others without"
                + " authentication, expected rpc.auth.users or rpc.auth.tokens, or"
                + " console.anonymous: true");
  }

  @Test
  void shouldOpenDoorsBeyondLoopbackWhenToldTo() throws IOException {
    assertThat(read("rpc: {http: \"0.0.0.0:1\", tcp: \"0.0.0.0:2\", anonymous: true}").rpc().auth())
        .matches(AuthConfig::anonymous);
    assertThat(
            read("rpc: {http: \"0.0.0.0:1\", auth: {tokens: {t: {token: \"${BILLING}\"}}}}")
                .rpc()
                .auth())
        .matches(AuthConfig::hasCredentials);
    assertThat(read("console: {listen: \"0.0.0.0:1\", anonymous: true}").console().anonymous())
        .isTrue();
  }

  @Test
  void shouldAskForAUserOfADatabaseServer() throws IOException {
    assertThat(problems("storage: {database: \"postgresql://db/signalbox\"}"))
        .singleElement()
        .asString()
        .contains("a database server without a user");
    StorageConfig storage =
        read("storage: {database: \"mysql://db:3306/signalbox\", user: s}").storage();
    assertThat(storage.location())
        .isEqualTo(new StorageConfig.Server("mariadb", "mysql://db:3306/signalbox"));
    assertThat(((StorageConfig.Server) storage.location()).jdbcUrl())
        .isEqualTo("jdbc:mariadb://db:3306/signalbox");
  }

  @Test
  void shouldReadTheMailServerAndMissItsSender() throws IOException {
    // When
    Optional<MailConfig> mail =
        read("mail: {server: \"mail.example.org:587\", from: ocs@example.org, tls: required}")
            .mail();

    // Then
    assertThat(mail)
        .contains(
            new MailConfig(
                new ListenAddress("mail.example.org", 587),
                "ocs@example.org",
                Optional.empty(),
                Optional.empty(),
                MailConfig.Tls.REQUIRED));
    assertThat(problems("mail: {server: \"mail.example.org:587\"}"))
        .singleElement()
        .asString()
        .contains("a mail server without a sender");
    assertThat(problems("mail: {from: \"ocs@example.org\\r\\nDATA\"}")).hasSize(1);
  }
}
