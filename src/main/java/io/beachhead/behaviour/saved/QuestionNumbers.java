package io.beachhead.behaviour.saved;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The numbers of saved questions: of every page whose question has one. */
@Component
class QuestionNumbers implements NumberSource {
  private static final String PREFIX = "question:";

  private final SavedQuestions saved;

  QuestionNumbers(SavedQuestions saved) {
    this.saved = saved;
  }

  @Override
  public List<SavedNumber> numbers() {
    return saved.all().stream()
        .filter(question ->
            saved.page(question.address()).filter(QuestionAddress::hasNumber).isPresent())
        .map(question ->
            new SavedNumber(
                PREFIX + question.key(),
                question.name(),
                "/questions/" + question.key(),
                saved.page(question.address()).filter(QuestionAddress::numberIsShare).isPresent()))
        .toList();
  }

  @Override
  public Optional<NumberReading> read(String key) {
    return saved.all().stream()
        .filter(question -> key.equals(PREFIX + question.key()))
        .findFirst()
        .flatMap(question ->
            saved.page(question.address()).flatMap(page -> page.number(question.address())));
  }
}
