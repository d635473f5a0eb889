import * as z from 'zod/mini';
import {
  approvalState,
  contactChanges,
  contractFields,
  contractState,
  customerChanges,
  customerFile,
  opportunityFields,
  opportunityStage,
  tag,
  tagKind,
  version,
} from './customer-file.ts';
import { customerStatus, memberName } from './customers.ts';
import { instant, uuid } from './scalars.ts';

const op_id = uuid;
const nothing = z.object({});
const edited = z.object({ customer_id: uuid, version });
const reason = z.nullable(z.string().check(z.maxLength(500)));

export const customerFileOperations = {
  customerFile: {
    rpc: 'customer_file',
    mode: 'read',
    args: z.object({ customer_id: uuid }),
    result: customerFile,
  },
  updateCustomer: {
    rpc: 'update_customer',
    mode: 'write',
    args: z.object({ op_id, customer_id: uuid, version, changes: customerChanges }),
    result: edited,
  },
  setCustomerDomains: {
    rpc: 'set_customer_domains',
    mode: 'write',
    args: z.object({
      op_id,
      customer_id: uuid,
      domains: z.array(z.string().check(z.maxLength(253))).check(z.maxLength(10)),
    }),
    result: z.object({ customer_id: uuid, domains: z.array(z.string()) }),
  },
  verifyCustomer: {
    rpc: 'verify_customer',
    mode: 'write',
    args: z.object({ op_id, customer_id: uuid }),
    result: edited,
  },
  customersToVerify: {
    rpc: 'customers_to_verify',
    mode: 'read',
    args: nothing,
    result: z.array(
      z.object({
        customer_id: uuid,
        code: z.string(),
        name: z.string(),
        to_verify: z.array(z.string()),
        created_at: instant,
      }),
    ),
  },
  tags: { rpc: 'tags', mode: 'read', args: nothing, result: z.array(tag) },
  setCustomerTags: {
    rpc: 'set_customer_tags',
    mode: 'write',
    args: z.object({
      op_id,
      customer_id: uuid,
      kind: tagKind,
      names: z.array(z.string().check(z.maxLength(50))).check(z.maxLength(30)),
    }),
    result: z.object({ customer_id: uuid, names: z.array(z.string()) }),
  },
  removeTag: {
    rpc: 'remove_tag',
    mode: 'write',
    args: z.object({ op_id, tag_id: uuid }),
    result: z.object({ tag_id: uuid }),
  },
  changeStatus: {
    rpc: 'change_status',
    mode: 'write',
    args: z.object({ op_id, customer_id: uuid, to: customerStatus, reason }),
    result: z.object({ customer_id: uuid, status: customerStatus, version }),
  },
  updateContact: {
    rpc: 'update_contact',
    mode: 'write',
    args: z.object({ op_id, contact_id: uuid, version, changes: contactChanges }),
    result: z.object({ contact_id: uuid, customer_id: uuid, version }),
  },
  opportunityStages: {
    rpc: 'opportunity_stages',
    mode: 'read',
    args: nothing,
    result: z.array(opportunityStage),
  },
  /** Without `opportunity_id` a new one, which begins at `stage_id`; else a change of the one that was read at `version`. */
  saveOpportunity: {
    rpc: 'save_opportunity',
    mode: 'write',
    args: z.object({
      ...opportunityFields,
      op_id,
      opportunity_id: z.nullable(uuid),
      customer_id: z.nullable(uuid),
      stage_id: z.nullable(uuid),
      version: z.nullable(version),
    }),
    result: z.object({
      opportunity_id: uuid,
      code: z.string(),
      customer_id: uuid,
      stage_id: uuid,
      version,
    }),
  },
  moveOpportunity: {
    rpc: 'move_opportunity',
    mode: 'write',
    /** With `from_stage_id`, refused when it stands elsewhere by now. */
    args: z.object({
      ...{ op_id, opportunity_id: uuid, stage_id: uuid, reason },
      from_stage_id: z.optional(uuid),
    }),
    result: z.object({
      opportunity_id: uuid,
      code: z.string(),
      customer_id: uuid,
      stage_id: uuid,
      version,
    }),
  },
  /** Without `contract_id` a new one. A signed contract makes the customer won; `status` says how it stands now. */
  saveContract: {
    rpc: 'save_contract',
    mode: 'write',
    args: z.object({
      ...contractFields,
      op_id,
      contract_id: z.nullable(uuid),
      customer_id: z.nullable(uuid),
      version: z.nullable(version),
    }),
    result: z.object({
      contract_id: uuid,
      customer_id: uuid,
      state: contractState,
      version,
      status: customerStatus,
    }),
  },
  approvals: {
    rpc: 'approvals',
    mode: 'read',
    args: nothing,
    result: z.array(
      z.object({
        approval_id: uuid,
        kind: z.enum(['customer']),
        customer_id: uuid,
        code: z.nullable(z.string()),
        name: z.nullable(z.string()),
        requested_by: memberName,
        requested_at: instant,
        can_decide: z.boolean(),
      }),
    ),
  },
  decideApproval: {
    rpc: 'decide_approval',
    mode: 'write',
    args: z.object({ op_id, approval_id: uuid, approve: z.boolean(), note: reason }),
    result: z.object({ approval_id: uuid, customer_id: uuid, state: approvalState }),
  },
  /** Opens what is masked and leaves a line in the log; asked twice it is told and logged twice. */
  reveal: {
    rpc: 'reveal',
    mode: 'write',
    args: z.object({ what: z.enum(['phone', 'amount', 'decision_role']), id: uuid }),
    result: z.object({
      what: z.enum(['phone', 'amount', 'decision_role']),
      id: uuid,
      value: z.nullable(z.union([z.array(z.string()), z.int(), z.string()])),
    }),
  },
} as const;
