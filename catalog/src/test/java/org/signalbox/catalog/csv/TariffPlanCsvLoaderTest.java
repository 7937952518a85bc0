package org.signalbox.catalog.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.catalog.CallPrice;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.TestCatalog;
import org.signalbox.catalog.compile.TariffPlanCompiler.Check;
import org.signalbox.catalog.csv.TariffPlanCsvLoader.Target;
import org.signalbox.catalog.tp.Page;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;
import org.signalbox.testsupport.RepositoryFolder;
import org.signalbox.testsupport.Seeded;

class TariffPlanCsvLoaderTest {

  private static final Path TUTORIAL = RepositoryFolder.resolve("fixtures/tariffs/tutorial");
  private static final Path POSTS = RepositoryFolder.resolve("fixtures/tariffs/posts");

  private @TempDir Path folder;
  private TestCatalog catalog;

  @BeforeEach
  void open() {
    catalog = TestCatalog.open(folder);
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @ParameterizedTest
  @CsvSource({
    "61400000000,123,66",
    "61400000000,181,88",
    "61200000000,123,42",
    "61130000000,1,25",
    "61180000000,3600,25"
  })
  void shouldPriceThePostsTablesFromCsv(String destination, long seconds, String price) {
    // Given
    catalog.loadFolder(POSTS, new Target.Live());
    // When
    String priced = CallPrice.of(catalog.live.current().tariff(), destination, seconds);
    // Then
    assertThat(priced).isEqualTo(price);
  }

  @ParameterizedTest
  @CsvSource({"61400000000,60,22", "61200000000,60,20", "611300000000,60,25"})
  void shouldPriceTheTutorialsFolder(String destination, long seconds, String price) {
    // Given
    catalog.loadFolder(TUTORIAL, new Target.Live());
    // When
    String priced = CallPrice.of(catalog.live.current().tariff(), destination, seconds);
    // Then
    assertThat(priced).isEqualTo(price);
  }

  @Test
  void shouldReportWhatWasLoaded() {
    // Given
    Path tutorial = TUTORIAL;
    // When
    LoadReport report = catalog.loadFolder(tutorial, new Target.Live());
    // Then
    assertThat(report.itemsByKind())
        .containsEntry(TpKind.DESTINATION, 8)
        .containsEntry(TpKind.RATE, 12)
        .containsEntry(TpKind.DESTINATION_RATE, 10)
        .containsEntry(TpKind.RATING_PLAN, 9)
        .containsEntry(TpKind.RATING_PROFILE, 1)
        .containsEntry(TpKind.CHARGER, 3);
  }

  @Test
  void shouldFindALoadedFolderAfterARestart() {
    // Given
    catalog.loadFolder(TUTORIAL, new Target.Live());
    CatalogVersion loaded = catalog.live.current();
    catalog.close();
    // When
    catalog = TestCatalog.open(folder);
    // Then
    assertThat(catalog.live.current().tariff().version()).isEqualTo(loaded.tariff().version());
    assertThat(catalog.live.current().profiles().chargers())
        .containsExactlyInAnyOrderElementsOf(loaded.profiles().chargers().toList());
  }

  @Test
  void shouldChangeNothingOnADryRun() {
    // Given
    CatalogVersion before = catalog.live.current();
    // When
    LoadReport report = catalog.loadFolder(TUTORIAL, new Target.Nowhere());
    // Then
    assertThat(report.rowsRead()).isPositive();
    assertThat(catalog.live.current()).isSameAs(before);
  }

  @Test
  void shouldKeepAPlanAtRestWithoutChangingAPrice() {
    // Given
    CatalogVersion before = catalog.live.current();
    // When
    catalog.loadFolder(POSTS, new Target.AtRest("posts"));
    // Then
    assertThat(catalog.live.current()).isSameAs(before);
    assertThat(catalog.plans.ids("posts", TpKind.DESTINATION, Page.ALL))
        .containsExactly("Dest_AU_Fixed", "Dest_AU_Mobile", "Dest_AU_TollFree");
    catalog.load(catalog.plans.plan("posts").all());
    assertThat(CallPrice.of(catalog.live.current().tariff(), "61400000000", 123)).isEqualTo("66");
  }

  @Test
  void shouldNameTheLineThatHoldsADanglingReference() throws IOException {
    // Given
    Path broken = copyOf(POSTS);
    append(broken, "DestinationRates.csv", "DR_X,*any,NORATE,*up,4,0,\n");
    // When
    assertThatThrownBy(() -> catalog.loadFolder(broken, new Target.Live()))
        // Then
        .isInstanceOf(PlanFilesRefused.class)
        .hasMessage(
            "DestinationRates.csv:5:3: found \"NORATE\" in column RatesTag, expected the name of a"
                + " rate in this plan");
  }

  @Test
  void shouldReportAllDanglingReferencesAtOnceAndLoadNothing() throws IOException {
    // Given
    Path broken = copyOf(POSTS);
    append(broken, "DestinationRates.csv", "DR_X,NODEST,NORATE,*up,4,0,\n");
    append(broken, "RatingPlans.csv", "RP_X,NODR,NOTIME,10\n");
    append(broken, "RatingProfiles.csv", "cgrates.org,call,1001,yesterday,NOPLAN,\n");
    // When
    assertThatThrownBy(() -> catalog.loadFolder(broken, new Target.Live()))
        // Then
        .isInstanceOfSatisfying(
            PlanFilesRefused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.position().toString())
                    .containsExactly(
                        "DestinationRates.csv:5:3",
                        "DestinationRates.csv:5:2",
                        "RatingPlans.csv:3:3",
                        "RatingPlans.csv:3:2",
                        "RatingProfiles.csv:3:5",
                        "RatingProfiles.csv:3:4"));
    assertThat(catalog.live.current()).isEqualTo(CatalogVersion.EMPTY);
  }

  @Test
  void shouldReportTheTextProblemsOfAllFilesAtOnce() throws IOException {
    // Given
    Path broken = copyOf(POSTS);
    append(broken, "Rates.csv", "R,0,cheap,60s,1s,0s\n");
    append(broken, "Destinations.csv", "Only_a_name\n");
    // When
    assertThatThrownBy(() -> catalog.loadFolder(broken, new Target.Live()))
        // Then
        .isInstanceOfSatisfying(
            PlanFilesRefused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::position)
                    .extracting(Object::toString)
                    .containsExactly("Destinations.csv:9:1", "Rates.csv:5:3"));
  }

  @Test
  void shouldNameTheLineOfADurationThatCannotBeRead() throws IOException {
    // Given
    Path broken = copyOf(POSTS);
    append(broken, "Rates.csv", "R,0,1,60s,1s,0s\nR,0,1,60s,soon,60s\n");
    // When
    assertThatThrownBy(() -> catalog.loadFolder(broken, new Target.Live()))
        // Then
        .hasMessageStartingWith("Rates.csv:6:5: found \"soon\" in column RateIncrement");
  }

  @Test
  void shouldNameTheLinesOfProfilesThatCannotBeUsed() throws IOException {
    // Given
    Path broken = copyOf(POSTS);
    Files.writeString(
        broken.resolve("Filters.csv"),
        """
        cgrates.org,GOOD,*string,~*req.Account,1001,
        cgrates.org,BAD,*nonsense,~*req.A,1,
        """);
    Files.writeString(
        broken.resolve("Chargers.csv"),
        """
        cgrates.org,C1,GOOD,,*default,*none,0

        cgrates.org,C2,*string:~*req.Account,,*default,*none,0
        """);
    // When
    assertThatThrownBy(() -> catalog.loadFolder(broken, new Target.Live()))
        // Then
        .isInstanceOfSatisfying(
            PlanFilesRefused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.position().toString())
                    .containsExactly("Filters.csv:2:1", "Chargers.csv:3:1"));
    assertThat(catalog.live.current()).isEqualTo(CatalogVersion.EMPTY);
  }

  @Test
  void shouldNotAcceptAFolderThatIsNotThere() {
    // Given
    Path nowhere = folder.resolve("nowhere");
    // When
    assertThatThrownBy(() -> catalog.loadFolder(nowhere, new Target.Live()))
        // Then
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("expected one with CSV files");
  }

  @Test
  void shouldTellHowFarItHasCome() {
    // Given
    List<String> steps = new ArrayList<>();
    LoadProgress progress =
        (step, done, total) -> {
          assertThat(done).isBetween(0L, total);
          steps.add(step + (done == total ? " all" : ""));
        };
    // When
    catalog
        .csvLoader()
        .load(
            POSTS,
            new Target.Live(),
            new TariffPlanCsvLoader.Options(Check.COHERENCE, "csv", "cgrates.org"),
            progress);
    // Then
    assertThat(steps).contains("READ all").endsWith("STORE all");
  }

  @Seeded
  @Test
  void shouldPriceTheSameInWhateverOrderRowsAreLoaded(SplittableRandom random) throws IOException {
    // Given
    catalog.loadFolder(TUTORIAL, new Target.Live());
    List<String> expected = prices();
    Path shuffled = copyOf(TUTORIAL);
    for (PlanFile file : PlanFile.values()) {
      shuffle(shuffled.resolve(file.fileName()), random);
    }
    // When
    catalog.loadFolder(shuffled, new Target.Live());
    // Then
    assertThat(prices()).isEqualTo(expected);
  }

  private List<String> prices() {
    List<String> prices = new ArrayList<>();
    for (String number :
        List.of("61400000000", "61200000000", "611300000000", "1001", "1002", "1003", "3004")) {
      for (long seconds : List.of(1L, 59L, 60L, 61L, 123L, 3_600L)) {
        prices.add(CallPrice.of(catalog.live.current().tariff(), number, seconds));
      }
    }
    return prices;
  }

  private Path copyOf(Path source) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    try (var files = Files.list(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private static void append(Path folder, String file, String rows) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    Files.writeString(path, text + (text.endsWith("\n") ? "" : "\n") + rows);
  }

  private static void shuffle(Path file, SplittableRandom random) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    if (lines.size() > 2) {
      Collections.shuffle(lines.subList(1, lines.size()), new Random(random.nextLong()));
    }
    Files.write(file, lines);
  }
}
