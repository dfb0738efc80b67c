package io.beachhead.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.imports.ImportColumn;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Header lines as the tools write them, and what of them feeds which of our columns. */
class PresetsTest {
  @ParameterizedTest(name = "{0} {1}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HubSpot    | accounts      | Record ID,Company name,Company owner,Create Date,Phone Number,City,Country/Region,Industry,Number of Employees,Company Domain Name,Lifecycle Stage | Company owner > owner
          HubSpot    | people        | Record ID,First Name,Last Name,Email,Phone Number,Job Title,Associated Company IDs (Primary),Create Date | Associated Company IDs (Primary) > account_id
          HubSpot    | deals         | Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Create Date,Closed Lost Reason,Associated Company IDs (Primary) | Associated Company IDs (Primary) > account_id
          Salesforce | accounts      | Account Owner,Account Name,Account ID,Billing Country,Type,Industry,Employees,Website,Created Date | Employees > employees
          Salesforce | people        | Contact ID,Account ID,First Name,Last Name,Title,Email,Created Date | Account ID > account_id
          Salesforce | deals         | Opportunity Owner,Account Name,Account ID,Opportunity Name,Opportunity ID,Stage,Amount,Close Date,Created Date,Lead Source,Type | Lead Source > source
          Stripe     | accounts      | id,Description,Email,Name,Created (UTC),Delinquent,Card ID,Card Address Country,Currency,Plan,Status,Cancel At Period End,Account Balance | Created (UTC) > created_at
          Stripe     | subscriptions | id,Customer ID,Customer Description,Customer Email,Customer Name,Plan,Quantity,Interval,Amount,Status,Created (UTC),Start (UTC),Start Date (UTC),Current Period Start (UTC),Current Period End (UTC),Trial Start (UTC),Trial End (UTC),Canceled At (UTC),Ended At (UTC),Cancellation Reason | Ended At (UTC) > end
          Stripe     | invoices      | id,Amount Due,Amount Paid,Billing,Charge,Closed,Currency,Customer,Customer Name,Date (UTC),Due Date (UTC),Description,Number,Finalized At (UTC),Paid,Paid At (UTC),Period End (UTC),Period Start (UTC),Minimum Line Item Period Start (UTC),Maximum Line Item Period End (UTC),Subscription,Status | Maximum Line Item Period End (UTC) > period_end
          Canny      | requests      | Post ID,Post Title,Post Details,Author Email,Company ID,Category,Created,Company MRR | Company MRR > amount
          Productboard | requests    | id,created_at,note_text,title,user_email,owner_email,source,tags | note_text > text
          Productboard | features    | Feature ID,Feature name,Feature status,Effort | Feature status > state
          Fider      | requests      | number,title,description,created_at,created_by,votes_count,comments_count,status,responded_by,responded_at,response,original_number,original_title,tags | description > text
          UserVoice  | requests      | suggestion.id,suggestion.title,suggestion.body,suggestion.portal_url,suggestion.forum.name,suggestion.category.name,suggestion.status.name,suggestion.created_timestamp,user.email_address,account.external_id | suggestion.created_timestamp > created_at
          UserVoice  | requests      | Suggestion ID,Suggestion Title,Suggestion Description,Category,User Email,Severity,Created At | Severity > importance
          """)
  void recognisesTheExport(String tool, String kind, String header, String feeds) {
    var columns = List.of(header.split(",", -1));
    var preset = Presets.recognise(kind, columns).orElseThrow();
    assertThat(preset.tool()).isEqualTo(tool);
    var theirs = feeds.split(" > ", 2);
    assertThat(columns).contains(theirs[0]);
    assertThat(preset.feeds().get(ImportColumn.normal(theirs[0]))).contains(theirs[1]);
  }

  @ParameterizedTest
  @CsvSource({"accounts,'id,name,domain'", "deals,'id,name,stage'", "requests,'id,text,votes'"})
  void takesAFileOfOnesOwnForNoExport(String kind, String header) {
    assertThat(Presets.recognise(kind, List.of(header.split(",", -1)))).isEmpty();
  }
}
