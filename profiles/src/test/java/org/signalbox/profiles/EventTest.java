package org.signalbox.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventTest {

  private final Event event = ProfileFixture.event("Account", "1001", "Subject", "1002");

  @Test
  void shouldReadFieldsAndOptionsAsText() {
    // Given
    Event optioned = event.withOption("*context", FieldValue.text("*cdrs"));

    // When
    List<String> texts =
        List.of(
            optioned.text("Account"), optioned.text("Missing"),
            optioned.optionText("*context"), optioned.optionText("Missing"));

    // Then
    assertThat(texts).containsExactly("1001", "", "*cdrs", "");
  }

  @Test
  void shouldTellAMissingFieldFromAnEmptyOne() {
    // Given
    Event changed = event.withField("Empty", FieldValue.text(""));

    // When / Then
    assertThat(changed.field("Empty")).contains(FieldValue.text(""));
    assertThat(changed.field("Missing")).isEmpty();
    assertThat(changed.option("Missing")).isEmpty();
  }

  @Test
  void shouldKeepTheEventUnchangedWhenAFieldIsSet() {
    // Given
    Event before = event;

    // When
    Event after = before.withField("Account", FieldValue.text("1003"));

    // Then
    assertThat(before.text("Account")).isEqualTo("1001");
    assertThat(after.text("Account")).isEqualTo("1003");
    assertThat(after.fields().keySet()).containsExactly("Account", "Subject");
  }

  @Test
  void shouldAddNewFieldsAtTheEnd() {
    // Given
    Map<String, FieldValue> added = new LinkedHashMap<>();
    added.put("RunID", FieldValue.text("*default"));
    added.put("Cost", FieldValue.number(66));

    // When
    Event after = event.withFields(added);

    // Then
    assertThat(after.fields().keySet()).containsExactly("Account", "Subject", "RunID", "Cost");
  }

  @Test
  void shouldTakeAFieldAway() {
    // Given / When
    Event after = event.withoutField("Account");

    // Then
    assertThat(after.fields().keySet()).containsExactly("Subject");
  }

  @Test
  void shouldReadAListOptionAndASingleOneAlike() {
    // Given
    Event optioned =
        event
            .withOption("list", FieldValue.texts(List.of("A", "B")))
            .withOption("single", FieldValue.text("A"))
            .withOption("nothing", FieldValue.nothing());

    // When / Then
    assertThat(optioned.optionTexts("list")).containsExactly("A", "B");
    assertThat(optioned.optionTexts("single")).containsExactly("A");
    assertThat(optioned.optionTexts("nothing")).isEmpty();
    assertThat(optioned.optionTexts("absent")).isEmpty();
  }

  @Test
  void shouldChangeTheTenantAlone() {
    // Given / When
    Event after = event.withTenant("other.org");

    // Then
    assertThat(after.tenant()).isEqualTo("other.org");
    assertThat(after.fields()).isEqualTo(event.fields());
    assertThat(after.id()).isEqualTo(event.id());
  }

  @Test
  void shouldNotLetItsFieldsBeChanged() {
    // Given
    Map<String, FieldValue> fields = event.fields();

    // When / Then
    assertThatThrownBy(() -> fields.put("x", FieldValue.text("y")))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
