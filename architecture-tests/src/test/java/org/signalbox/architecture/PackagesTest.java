package org.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every package says what it is and is null-marked. */
class PackagesTest {

  @Test
  void shouldHaveANullMarkedPackageInfoInEveryMainPackage() {
    // Given
    Map<String, List<JavaSource>> folders =
        JavaSource.all().stream()
            .filter(source -> source.path().contains("/src/main/"))
            .collect(Collectors.groupingBy(PackagesTest::folder));

    // When
    List<String> unmarked =
        folders.entrySet().stream()
            .filter(folder -> folder.getValue().stream().noneMatch(PackagesTest::marksPackage))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();

    // Then
    assertThat(unmarked).isEmpty();
  }

  @Test
  void shouldTellAMarkedPackageFromOneThatIsNot() {
    // Given
    String path = "core/src/main/java/p/package-info.java";

    // When
    boolean bare = marksPackage(new JavaSource(path, "package p;"));
    boolean marked = marksPackage(new JavaSource(path, "/** Said. */\n@NullMarked\npackage p;\n"));

    // Then
    assertThat(bare).isFalse();
    assertThat(marked).isTrue();
  }

  private static boolean marksPackage(JavaSource source) {
    return source.typeName().equals("package-info")
        && source.text().contains("@NullMarked")
        && source.text().startsWith("/**");
  }

  private static String folder(JavaSource source) {
    return source.path().substring(0, source.path().lastIndexOf('/'));
  }
}
