package org.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.signalbox.config.internal.SettingTexts;

/**
 * The file of settings and the reference page are what {@link Settings} says; run with {@code
 * -Dsignalbox.write-settings=true} they are written anew.
 */
class GeneratedTextsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path FILE = ROOT.resolve("config/signalbox.yaml");
  private static final Path PAGE = ROOT.resolve("docs/configuration.md");

  @Test
  void shouldHoldEverySettingInTheDefaultFile() throws IOException {
    // When
    String text = SettingTexts.yaml(Settings.ALL);

    // Then
    assertThat(written(FILE, text)).isEqualTo(text);
  }

  @Test
  void shouldDescribeEverySettingOnTheReferencePage() throws IOException {
    // When
    String text = SettingTexts.page(Settings.ALL);

    // Then
    assertThat(written(PAGE, text)).isEqualTo(text);
    Settings.ALL.forEach(setting -> assertThat(text).contains("### `" + setting.key() + "`"));
  }

  @Test
  void shouldReadTheDefaultFileAsTheDefaults() {
    // Given
    ConfigSource file = new ConfigSource(Optional.of(FILE), List.of(), name -> Optional.empty());

    // When
    SignalboxConfig config = ConfigReader.read(file);

    // Then
    assertThat(config).isEqualTo(ConfigReader.read(ConfigSource.DEFAULTS));
  }

  @Test
  void shouldShowExamplesThatAreReadOnceTheirMarkIsTakenAway() throws IOException {
    // Given
    String text =
        Files.readString(FILE)
            .lines()
            .map(line ->
                line.matches("#\\s*(\"[^\"]+\"|[a-z][a-z.-]*):.*") ? line.substring(1) : line)
            .filter(line -> !line.contains("-file:"))
            .collect(Collectors.joining("\n"));
    Path file = Files.writeString(Files.createTempFile("signalbox", ".yaml"), text);
    ConfigSource source =
        new ConfigSource(Optional.of(file), List.of(), name -> Optional.of("secret"));

    // When
    SignalboxConfig config = ConfigReader.read(source);

    // Then
    assertThat(config.rpc().auth().users()).containsKey("billing");
    assertThat(config.rpc().auth().tokens()).containsKey("portal");
    assertThat(config.tenants().zoneOf("cgrates.org").getId()).isEqualTo("Australia/Sydney");
    assertThat(config.tenants().normalise("cgrates.org", "+61")).isEqualTo("61");
    assertThat(config.diameter().peers()).hasSize(1);
    assertThat(config.storage().user()).contains("signalbox");
    assertThat(config.logging().levels())
        .containsEntry("org.signalbox.rpc", LoggingConfig.Level.DEBUG);
    Files.delete(file);
  }

  private static String written(Path file, String text) throws IOException {
    if (Boolean.getBoolean("signalbox.write-settings")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    return Files.readString(file);
  }
}
