package io.beachhead.customers.byhand.web;

import io.beachhead.customers.byhand.ByHand;
import io.beachhead.customers.byhand.Merge;
import io.beachhead.customers.byhand.Merging;
import io.beachhead.customers.byhand.NewPerson;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People that somebody adds, changes or deletes. */
@RestController
@RequestMapping("/api/people")
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class PeopleByHandApi {
  private final ByHand byHand;
  private final Merging merging;

  PeopleByHandApi(ByHand byHand, Merging merging) {
    this.byHand = byHand;
    this.merging = merging;
  }

  record Added(String id) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add a person to an account by hand")
  Added add(@RequestBody NewPerson said) {
    return new Added(byHand.add(said));
  }

  @PutMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Replace what the records say of a person")
  void change(@PathVariable String id, @RequestBody NewPerson said) {
    byHand.change(id, said);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Delete a person from the records",
      description = "Events stay; to delete those too, forget the person.")
  void delete(@PathVariable String id) {
    byHand.deletePerson(id);
  }

  record Other(@Nullable String from) {}

  @GetMapping("/{id}/merge")
  @Operation(
      summary = "What would go along if another person were merged into this one",
      description = "from = id of the person that goes. Nothing is changed.")
  Merge planned(@PathVariable String id, @RequestParam(required = false) @Nullable String from) {
    return merging.peoplePlanned(from, id);
  }

  @PostMapping("/{id}/merge")
  @Operation(
      summary = "Merge another person into this one",
      description =
          "What they did and said counts for this one. undo takes it back:"
              + " POST /api/changes-by-hand/{undo}/undo.")
  Merge merge(@PathVariable String id, @RequestBody Other other) {
    return merging.people(other.from(), id);
  }
}
