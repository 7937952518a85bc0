package org.signalbox.interop.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.testsupport.CaptureJudgement;
import org.signalbox.testsupport.CaptureReading;
import org.signalbox.testsupport.SignalboxCommandLine;

/**
 * The posts on routing agents, walked from part 1 to part 4 on their own addresses with their own
 * files; each step builds on the one before it, as there.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostsIT {

  private static final int TIMES = 900;
  private static final String USER = "001010000000001";
  private static final Set<String> ALL_FOUR = Set.of("hss01", "hss02", "hss-mvno-x", "hss-lab");

  @TempDir static Path folder;
  private static PostsNetwork world;

  @BeforeAll
  static void open() {
    world = new PostsNetwork(folder);
  }

  @AfterAll
  static void close() {
    world.close();
  }

  private static MessageBuilder request() {
    return PostsNetwork.request(USER);
  }

  /** Equal shares within six standard deviations, which chance leaves once in 500 million runs. */
  private static void assertShares(Map<String, Integer> counts, String... hosts) {
    double share = 1.0 / hosts.length;
    double deviation = Math.sqrt(TIMES * share * (1 - share));
    assertThat(counts).containsOnlyKeys(hosts);
    assertThat(counts.values())
        .as("%s", counts)
        .allSatisfy(count ->
            assertThat((double) count)
                .isBetween(TIMES * share - 6 * deviation, TIMES * share + 6 * deviation));
  }

  private static void use(String rules) {
    world.put(rules, "rt_default.conf");
    world.agent().call("reload");
  }

  @Order(1)
  @Test
  void shouldRouteWithoutAnyRule() {
    // Given
    MessageBuilder request = request();

    // When
    Map<String, Integer> counts = world.answered(request, TIMES);

    // Then
    assertThat(counts).containsOnlyKeys("hss01");
  }

  @Order(2)
  @Test
  void shouldGiveANewHssHalfOfTheTrafficWithoutTouchingTheMme() {
    // Given
    String hss02 =
        PostsNetwork.fixture("part4.conf")
            .lines()
            .filter(line -> line.contains("\"hss02\""))
            .findFirst()
            .orElseThrow();
    world.up("hss02");
    world.write("freeDiameter.conf", PostsNetwork.fixture("part3.conf") + hss02 + "\n");

    // When
    world.agent().call("reload");

    // Then
    world.agent().awaitOpen("hss02", "hss01", PostsNetwork.MME);
    assertShares(world.answered(request(), TIMES), "hss01", "hss02");
  }

  @Order(3)
  @Test
  void shouldSendToTheDestinationHostOnly() {
    // Given
    MessageBuilder request = request();
    request.text(BaseAvp.DESTINATION_HOST, "hss02");

    // When
    Map<String, Integer> counts = world.answered(request, TIMES);

    // Then
    assertThat(counts).containsOnlyKeys("hss02");
  }

  @Order(4)
  @Test
  void shouldNeverSendBackToTheSender() {
    // Given
    int before = world.peer(PostsNetwork.MME).received().size();

    // When
    world.answered(request(), TIMES);

    // Then
    assertThat(world.peer(PostsNetwork.MME).received()).hasSize(before);
  }

  @Order(5)
  @Test
  void shouldLeaveAThirdToEachOfTheOthersWhenHss02IsLow() {
    // Given
    world.up("hss-mvno-x");
    world.up("hss-lab");
    world.put("part4.conf", "freeDiameter.conf");

    // When
    use("low-hss02.conf");

    // Then
    world.agent().awaitOpen(ALL_FOUR.toArray(String[]::new));
    assertShares(world.answered(request(), TIMES), "hss01", "hss-mvno-x", "hss-lab");
  }

  @Order(6)
  @Test
  void shouldSendAllToHss01WhenItIsHigh() {
    // Given
    String rules = "high-hss01.conf";

    // When
    use(rules);

    // Then
    assertThat(world.answered(request(), TIMES)).containsOnlyKeys("hss01");
  }

  @Order(7)
  @ParameterizedTest
  @CsvSource({
    "lab.conf,  001019999999999999, hss-lab",
    "lab.conf,  001010000000001,    hss01",
    "mvno.conf, 001012000000001,    hss-mvno-x",
    "mvno.conf, 001019999999999999, hss-lab",
    "mvno.conf, 001010000000001,    hss01"
  })
  void shouldFollowTheImsi(String rules, String imsi, String hss) {
    // Given
    use(rules);

    // When
    Map<String, Integer> counts = world.answered(PostsNetwork.request(imsi), TIMES);

    // Then
    assertThat(counts).containsOnlyKeys(hss);
  }

  @Order(8)
  @Test
  void shouldSendEverythingToHss02UnderTheLastFileAsPrinted() {
    // Given
    world.up("hss03");
    world.up("hss04");
    String files = PostsNetwork.fixture("part4.conf") + PostsNetwork.fixture("part4-more-hss.conf");
    world.write("freeDiameter.conf", files);

    // When
    use("last-as-printed.conf");

    // Then
    world.agent().awaitOpen("hss03", "hss04");
    assertThat(world.answered(request(), TIMES)).containsOnlyKeys("hss02");
  }

  @Order(9)
  @Test
  void shouldWarnOfTheSlipInTheLastFile() {
    // Given
    Path main = folder.resolve("etc").resolve("freeDiameter.conf");

    // When
    SignalboxCommandLine check = SignalboxCommandLine.run("dra", "check", main.toString());

    // Then
    assertThat(check.output()).contains("rt_default.conf:10").contains("hss02");
  }

  @Order(10)
  @Test
  void shouldSplitBetweenHss03AndHss04UnderTheLastFileAsMeant() {
    // Given
    String meant =
        PostsNetwork.fixture("last-as-printed.conf")
            .replace("dh=\"hss02\" += 100", "dh=\"hss03\" += 100");
    world.write("rt_default.conf", meant);

    // When
    world.agent().call("reload");

    // Then
    assertShares(world.answered(request(), TIMES), "hss03", "hss04");
  }

  @Order(11)
  @Test
  void shouldUseTheStandbyOnlyWhenTheFirstAreDown() {
    // Given
    world.down("hss03");
    world.down("hss04");

    // When
    Map<String, Integer> withoutBoth = world.answered(request(), TIMES);

    // Then
    assertThat(withoutBoth).containsOnlyKeys("hss01");
    world.down("hss01");
    assertThat(world.answered(request(), TIMES)).containsOnlyKeys("hss02");
  }

  @Order(12)
  @Test
  void shouldLookSoundToWireshark() {
    // Given
    CaptureReading reading = CaptureReading.clear(3868);

    // When
    CaptureJudgement judgement = world.capture().stop(reading);

    // Then
    // The posts have an IMSI of 18 digits.
    assertThat(judgement.errors("Malformed IMSI")).isEmpty();
    assertThat(judgement.messages().get("316R")).isGreaterThan(10L * TIMES);
    assertThat(judgement.messages().get("316A")).isEqualTo(judgement.messages().get("316R"));
  }
}
