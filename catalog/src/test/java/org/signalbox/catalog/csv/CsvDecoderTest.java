package org.signalbox.catalog.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.Seeded;

class CsvDecoderTest {

  @Test
  void shouldReadRowsWithTheirLines() {
    // Given
    String text = "#Id,Prefix\nA,1\n\n  \n# a remark\nB , 2\n";
    // When
    CsvText decoded = decode(text);
    // Then
    assertThat(decoded.problems()).isEmpty();
    assertThat(decoded.header()).containsExactly("Id", "Prefix");
    assertThat(decoded.rows()).extracting(CsvRow::line).containsExactly(2, 6);
    assertThat(decoded.rows().get(1).fields()).containsExactly("B", "2");
  }

  @Test
  void shouldReadHeadersThatNumberTheirColumns() {
    // Given
    String text = "#Tenant[0],ID[1],Type[2]\n";
    // When
    CsvText decoded = decode(text);
    // Then
    assertThat(decoded.header()).containsExactly("Tenant", "ID", "Type");
  }

  @Test
  void shouldTakeQuotedFieldsApartFromCommas() {
    // Given
    String text = "A,\"one, two \"\"three\"\"\",B\r\n";
    // When
    CsvText decoded = decode(text);
    // Then
    assertThat(decoded.rows().getFirst().fields()).containsExactly("A", "one, two \"three\"", "B");
  }

  @Test
  void shouldReadAFileWithoutAnEndOfLine() {
    // Given
    String text = "A,1";
    // When
    CsvText decoded = decode(text);
    // Then
    assertThat(decoded.rows()).hasSize(1);
  }

  @Test
  void shouldPassOverAByteOrderMark() {
    // Given
    String text = "\uFEFFA,1\n";
    // When
    CsvText decoded = decode(text);
    // Then
    assertThat(decoded.rows().getFirst().fields()).containsExactly("A", "1");
  }

  @Test
  void shouldPassOverRowsOfCommasAlone() {
    // Given
    String text = "A,1\n,,,\nB,2\n";
    // When
    CsvText decoded = decode(text);
    // Then
    assertThat(decoded.rows()).hasSize(2);
  }

  @Test
  void shouldSayWhereAQuoteIsLeftOpen() {
    // Given
    String text = "A,1\nB,\"2\n" + "C,3\n".repeat(10);
    // When
    CsvText decoded = decode(text);
    // Then
    assertThat(decoded.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.position().file()).isEqualTo("Test.csv"));
  }

  @Test
  void shouldRefuseBytesThatAreNoUtf8() {
    // Given
    byte[] latin = "A,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    // When
    CsvText decoded = CsvDecoder.decode("Test.csv", latin);
    // Then
    assertThat(decoded.problems())
        .singleElement()
        .asString()
        .startsWith("Test.csv:1:1: found")
        .contains("UTF-8");
  }

  @Seeded
  @Test
  void shouldNeverThrowWhateverTheBytes(SplittableRandom random) {
    // Given
    byte[] alphabet = "#,\"\n\r;A1* \t\u00e9".getBytes(StandardCharsets.UTF_8);
    // When
    assertThatCode(
            () -> {
              for (int i = 0; i < 500; i++) {
                byte[] bytes = new byte[random.nextInt(200)];
                for (int at = 0; at < bytes.length; at++) {
                  bytes[at] =
                      random.nextInt(20) == 0
                          ? (byte) random.nextInt()
                          : alphabet[random.nextInt(alphabet.length)];
                }
                decodeAsEveryFile(bytes);
              }
            })
        // Then
        .doesNotThrowAnyException();
  }

  private static void decodeAsEveryFile(byte[] bytes) {
    PlanFilesDecoder decoder = new PlanFilesDecoder("csv", "cgrates.org");
    for (PlanFile file : PlanFile.values()) {
      decoder.add(file.fileName(), bytes);
    }
    decoder.add("Actions.csv", bytes);
    decoder.decoded();
  }

  private static CsvText decode(String text) {
    return CsvDecoder.decode("Test.csv", text.getBytes(StandardCharsets.UTF_8));
  }
}
