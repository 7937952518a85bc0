package org.signalbox.rpc.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.catalog.LedgerDefinitions.OpenedAccount;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.testsupport.RepositoryFolder;

/** Plans with actions and accounts, from rest and from folders to the ledger. */
class PackagePlanTest {

  private static final String PACKAGE =
      RepositoryFolder.resolve("fixtures/tariffs/package").toString();

  private @TempDir Path folder;
  private TariffApi api;

  @BeforeEach
  void open() {
    api = new TariffApi(folder);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private void writePackage() {
    api.call(
        "SetTPActions",
        "{'TPid':'T','ID':'ACT','Actions':[{'Identifier':'*topup_reset','BalanceType':"
            + "'*monetary','Units':'10','Weight':10}]}");
    api.call(
        "SetTPActionPlan",
        "{'TPid':'T','ID':'AP','ActionPlan':[{'ActionsId':'ACT','TimingId':'*asap','Weight':10}]}");
    for (String account : new String[] {"1001", "1002"}) {
      api.call(
          "SetTPAccountActions",
          "{'TPid':'T','LoadId':'L','Account':'" + account + "','ActionPlanId':'AP'}");
    }
  }

  @Test
  void shouldTellTheLedgerNothingBeforeAPlanIsLoaded() {
    // Given
    writePackage();
    // When
    String rehearsed = api.call("LoadTariffPlanFromStorDb", "{'TPid':'T','DryRun':true}");
    // Then
    assertThat(rehearsed).isEqualTo("'OK'");
    assertThat(api.definitions.definitions).isEmpty();
    assertThat(api.definitions.accounts).isEmpty();
  }

  @Test
  void shouldTellTheLedgerDefinitionsAndAccounts() {
    // Given
    writePackage();
    // When
    String loaded = api.call("LoadTariffPlanFromStorDb", "{'TPid':'T','Validate':true}");
    // Then
    assertThat(loaded).isEqualTo("'OK'");
    assertThat(api.definitions.definitions)
        .containsOnlyKeys(DefinitionId.actionSet("ACT"), DefinitionId.actionPlan("AP"));
    assertThat(api.definitions.accounts)
        .extracting(OpenedAccount::id)
        .extracting(Object::toString)
        .containsExactly("cgrates.org:1001", "cgrates.org:1002");
  }

  @Test
  void shouldLoadOnlyTheAccountsAskedFor() {
    // Given
    writePackage();
    // When
    String loaded = api.call("LoadAccountActions", "{'TPid':'T','Account':'1002'}");
    // Then
    assertThat(loaded).isEqualTo("'OK'");
    assertThat(api.definitions.accounts)
        .singleElement()
        .satisfies(account -> assertThat(account.id().account()).isEqualTo("1002"));
    assertThat(api.call("LoadAccountActions", "{'TPid':'T','Account':'9999'}"))
        .isEqualTo("!NOT_FOUND");
  }

  @Test
  void shouldRefuseAPlanWhoseActionsDangle() {
    // Given
    api.call(
        "SetTPActionPlan",
        "{'TPid':'T','ID':'AP','ActionPlan':[{'ActionsId':'NONE','TimingId':'*asap'}]}");
    // When
    String refused = api.call("LoadTariffPlanFromStorDb", "{'TPid':'T'}");
    // Then
    assertThat(refused)
        .isEqualTo("!SERVER_ERROR: [ActionPlans] Could not load the action for tag: <NONE>");
  }

  @Test
  void shouldLoadAFolderAndTakeItsDefinitionsAwayAgain() {
    // Given
    api.call("LoadTariffPlanFromFolder", "{'FolderPath':'" + PACKAGE + "'}");
    assertThat(api.definitions.definitions).hasSize(5);
    assertThat(api.definitions.accounts).hasSize(3);
    // When
    String removed = api.call("RemoveTPFromFolder", "{'FolderPath':'" + PACKAGE + "'}");
    // Then
    assertThat(removed).isEqualTo("'OK'");
    assertThat(api.definitions.definitions).isEmpty();
  }
}
