package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;

/** By which indexes SQLite finds CDRs: by the statements that are run, not by copies of them. */
class SqliteCdrIndexesTest {

  private static final String BY_ACCOUNT =
      "SEARCH cdrs USING INDEX cdrs_account_idx (ANY(<expr>) AND account=?)";
  private static final String BY_CGRID =
      "SEARCH cdrs USING INDEX cdrs_cgrid_idx (ANY(<expr>) AND cgrid=?)";

  @TempDir private Path folder;
  private ExplainedDatabase database;
  private CdrStore store;

  @BeforeEach
  void open() {
    database =
        new ExplainedDatabase(
            Database.open(
                new DatabaseConfig.Embedded(folder.resolve("signalbox.db"), 1),
                failure -> {
                  throw new AssertionError(failure);
                }));
    store = CdrStore.of(database, () -> SampleCdrs.ANSWER);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static CdrCondition one(CdrField field, String... values) {
    return new CdrCondition.OneOf(field, List.of(values), false);
  }

  private static CdrQuery ofAccount() {
    return CdrQuery.where(one(CdrField.ACCOUNT, "1002"));
  }

  /** A CDR whose CGRID could be that of another's origin, and is not of its own. */
  private static Cdr digested(String originId) {
    CdrKey key = new CdrKey("cgrates.org", CdrKey.cgrIdOf("of", "another"), "*default");
    return SampleCdrs.call(key, new CdrOrigin(originId, "", ""), "1002", "1");
  }

  /** The plan of the only statement that has a text in it. */
  private String planOf(String text) throws SQLException {
    List<String> plans =
        database.plans().entrySet().stream()
            .filter(plan -> plan.getKey().contains(text))
            .map(Map.Entry::getValue)
            .toList();
    assertThat(plans).as("statements with %s", text).hasSize(1);
    return plans.getFirst();
  }

  @Test
  void shouldFindAnAccountsCdrsByLooksIntoSections() throws SQLException {
    // When
    store.count(ofAccount());

    // Then
    assertThat(planOf("count(*)")).isEqualTo(BY_ACCOUNT);
  }

  @Test
  void shouldFindAnAccountsCdrsOfATimeByLooksIntoSections() throws SQLException {
    // When
    store.read(
        CdrQuery.where(
            one(CdrField.ACCOUNT, "1002"),
            new CdrCondition.TimeRange(
                CdrCondition.Time.ANSWER, Optional.of(SampleCdrs.SETUP), Optional.empty())),
        stored -> {});

    // Then
    assertThat(planOf("answer_time"))
        .startsWith(
            "SEARCH cdrs USING INDEX cdrs_account_idx"
                + " (ANY(<expr>) AND account=? AND answer_time>?)");
  }

  @Test
  void shouldFindACdrByItsKeyByLooksIntoSections() throws SQLException {
    // When
    store.count(
        CdrQuery.where(
            one(CdrField.TENANT, "cgrates.org"),
            one(CdrField.CGRID, "own"),
            one(CdrField.RUN_ID, "*default")));

    // Then
    assertThat(planOf("count(*)")).isEqualTo(BY_CGRID);
  }

  @Test
  void shouldFindManyCgrIdsByLooksIntoSections() throws SQLException {
    // When
    store.count(CdrQuery.where(one(CdrField.CGRID, "own", "other", "third")));

    // Then
    assertThat(planOf("count(*)")).isEqualTo(BY_CGRID);
  }

  @Test
  void shouldEraseAnAccountByLooksIntoSections() throws SQLException {
    // When
    store.erase("cgrates.org", "1002", "erased-0");

    // Then
    assertThat(planOf("UPDATE cdrs")).isEqualTo(BY_ACCOUNT);
  }

  @Test
  void shouldFindWhetherACdrIsThereByItsOrigin() throws SQLException {
    // When
    store.add(List.of(SampleCdrs.call("1")));

    // Then
    assertThat(planOf("origin_id || origin_host IN"))
        .isEqualTo("SEARCH cdrs USING INDEX cdrs_made_key_idx (<expr>=? AND tenant=?)");
    assertThat(planOf("SELECT EXISTS"))
        .contains("cdrs USING COVERING INDEX cdrs_given_key_idx")
        .doesNotContainPattern("SCAN cdrs(;|$)");
  }

  @Test
  void shouldFindWhetherACdrOfAClientsCgrIdIsThereByThatCgrId() throws SQLException {
    // Given
    store.add(List.of(digested("1")));

    // When
    boolean again = store.add(List.of(digested("2")));

    // Then
    assertThat(again).isFalse();
    assertThat(planOf("cgrid_given = 0 AND tenant = ? AND cgrid IN")).isEqualTo(BY_CGRID);
    assertThat(planOf("cgrid_given = 1 AND tenant = ? AND cgrid IN"))
        .isEqualTo("SEARCH cdrs USING INDEX cdrs_given_key_idx (tenant=? AND cgrid=?)");
  }

  @Test
  void shouldFindCdrsOfAllSections() throws SQLException {
    // Given
    store.add(List.of(SampleCdrs.call("1"), digested("2")));
    execute("UPDATE cdrs SET id = 70000 WHERE origin_id = '1'");
    store.add(List.of(SampleCdrs.call("3")));
    execute("UPDATE cdrs SET id = 1000000 WHERE origin_id = '2'");

    // When
    long found = store.count(ofAccount());

    // Then
    assertThat(found).isEqualTo(3);
    assertThat(planOf("count(*)")).isEqualTo(BY_ACCOUNT);
    assertThat(store.count(CdrQuery.where(one(CdrField.CGRID, digested("").key().cgrId()))))
        .isEqualTo(1);
    assertThat(store.add(List.of(SampleCdrs.call("1")))).isFalse();
    assertThat(store.add(List.of(digested("4")))).isFalse();
    assertThat(store.erase("cgrates.org", "1002", "erased-0")).isEqualTo(3);
  }

  private void execute(String text) {
    database
        .submit(connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(text);
          }
        })
        .join();
  }
}
