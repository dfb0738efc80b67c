package io.beachhead.behaviour.people;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who is counted: people, or accounts (an event without an account then does not count). */
public enum Unit {
  @JsonProperty("person")
  PERSON,
  @JsonProperty("account")
  ACCOUNT
}
